//! Text for a terminal: roles become colours, and a stranger's bytes become harmless.
//!
//! The only ways onto a [`Page`] are [`Page::own`], which takes text that is part of this
//! program, and the `put` family, which escapes. So nothing that arrived, from
//! wherever, reaches a terminal with its control, bidi or invisible characters alive.

use std::fmt::Write as _;

use colored::{Color, Colorize};

/// What a piece of text is; a colour is only a help, never the meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Nothing special.
    Plain,
    /// Headings and what the eye should find first.
    Strong,
    /// What can be skipped.
    Dim,
    /// A success.
    Good,
    /// A warning.
    Odd,
    /// A failure.
    Bad,
    /// The name of a header, a field, a JSON key.
    Name,
    /// A string.
    Text,
    /// A number.
    Number,
    /// `true`, `false`, `null`, a tag.
    Literal,
    /// Added in a diff.
    Added,
    /// Removed in a diff.
    Removed,
}

/// How much of a hook is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Detail {
    /// One line.
    Brief,
    /// Headers and body.
    #[default]
    Full,
    /// Peer, protocol and timing too.
    Verbose,
}

/// Text being laid out for a person.
#[derive(Clone, Debug)]
pub struct Page {
    text: String,
    /// Whether roles become colours.
    pub color: bool,
    /// Columns of the terminal; 80 where there is none.
    pub width: usize,
    /// Whether one-line forms are cut to the width; into a pipe they are complete.
    pub cut: bool,
    /// How much of a hook is shown.
    pub detail: Detail,
    /// Longest body shown, in lines.
    pub max_lines: usize,
}

impl Page {
    /// An empty page.
    pub fn new(color: bool, width: usize) -> Self {
        if color {
            // Decided by the caller, not by the library's own guess about the terminal.
            colored::control::set_override(true);
        }
        Self {
            text: String::new(),
            color,
            width,
            cut: false,
            detail: Detail::Full,
            max_lines: usize::MAX,
        }
    }

    /// Text of our own, line breaks and all.
    pub fn own(&mut self, text: &'static str) -> &mut Self {
        self.text.push_str(text);
        self
    }

    /// Ends the line.
    pub fn end(&mut self) -> &mut Self {
        self.own("\n")
    }

    /// `n` blanks.
    pub fn indent(&mut self, n: usize) -> &mut Self {
        self.text.extend(std::iter::repeat_n(' ', n));
        self
    }

    /// Bytes of whatever origin, on one line: escaped, then coloured.
    pub fn put(&mut self, role: Role, bytes: impl AsRef<[u8]>) -> &mut Self {
        let safe = escape(bytes.as_ref());
        if self.color && !safe.is_empty() {
            self.paint(role, &safe);
        } else {
            self.text.push_str(&safe);
        }
        self
    }

    /// A value of ours or a number, through its `Display`; escaped all the same.
    pub fn show(&mut self, role: Role, value: impl std::fmt::Display) -> &mut Self {
        self.put(role, value.to_string())
    }

    /// Fills up with blanks to a column, counted from the start of the line, colours not counted.
    /// At least one blank.
    pub fn column(&mut self, column: usize) -> &mut Self {
        let line = self.text.rsplit('\n').next().unwrap_or_default();
        let have = visible_width(line);
        self.indent(column.saturating_sub(have).max(1))
    }

    /// Nothing laid out yet?
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// The text, escape sequences being ours alone.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// An empty page with the same settings.
    pub fn fresh(&self) -> Self {
        Self {
            text: String::new(),
            ..*self
        }
    }

    /// Appends a page that was laid out apart.
    pub fn append(&mut self, other: &Page) -> &mut Self {
        self.text.push_str(&other.text);
        self
    }

    fn paint(&mut self, role: Role, safe: &str) {
        let painted = match role {
            Role::Plain => return self.text.push_str(safe),
            Role::Strong => safe.bold(),
            Role::Dim => safe.dimmed(),
            Role::Good | Role::Added => safe.color(Color::Green),
            Role::Odd => safe.color(Color::Yellow),
            Role::Bad | Role::Removed => safe.color(Color::Red),
            Role::Name => safe.color(Color::Cyan),
            Role::Text => safe.color(Color::Green),
            Role::Number => safe.color(Color::Magenta),
            Role::Literal => safe.color(Color::Yellow),
        };
        write!(self.text, "{painted}").expect("writing to a string");
    }
}

/// Columns that a line takes, our own colour sequences not counted.
fn visible_width(line: &str) -> usize {
    let mut width = 0;
    let mut rest = line;
    while let Some(start) = rest.find('\x1b') {
        width += unicode_width::UnicodeWidthStr::width(&rest[..start]);
        rest = rest[start..].split_once('m').map_or("", |(_, rest)| rest);
    }
    width + unicode_width::UnicodeWidthStr::width(rest)
}

/// Bytes as harmless text on one line: control characters, bidi overrides, invisible and
/// unassigned-by-design characters and invalid UTF-8 as `\n`, `\x1b`, `\u{202e}`, `\xff`.
pub fn escape(bytes: &[u8]) -> String {
    let mut safe = String::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        for letter in chunk.valid().chars() {
            escape_char(&mut safe, letter);
        }
        for byte in chunk.invalid() {
            write!(safe, "\\x{byte:02x}").expect("writing to a string");
        }
    }
    safe
}

fn escape_char(safe: &mut String, letter: char) {
    match letter {
        '\n' => safe.push_str("\\n"),
        '\r' => safe.push_str("\\r"),
        '\t' => safe.push_str("\\t"),
        '\0'..='\x1f' | '\x7f'..='\u{9f}' => {
            write!(safe, "\\x{:02x}", letter as u32).expect("writing to a string");
        }
        letter if is_treacherous(letter) => {
            write!(safe, "\\u{{{:x}}}", letter as u32).expect("writing to a string");
        }
        letter => safe.push(letter),
    }
}

/// Characters that a terminal or a reader does not see, or that reorder what is seen.
pub fn is_treacherous(letter: char) -> bool {
    matches!(letter,
        '\0'..='\x08' | '\x0b'..='\x1f' | '\x7f'..='\u{9f}'
        | '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}'..='\u{1160}' | '\u{17b4}'..='\u{17b5}'
        | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}'
        | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

/// JSON text with the treacherous characters as `\uXXXX`: the same value, harmless to print.
pub fn escape_json(json: &str) -> String {
    let mut safe = String::with_capacity(json.len());
    for letter in json.chars() {
        if is_treacherous(letter) {
            for unit in letter.encode_utf16(&mut [0; 2]) {
                write!(safe, "\\u{unit:04x}").expect("writing to a string");
            }
        } else {
            safe.push(letter);
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn treacherous_bytes_are_shown_escaped() {
        assert_eq!(
            escape("a\x1b[31m\u{202e}b\u{9b}\r\n".as_bytes()),
            r"a\x1b[31m\u{202e}b\x9b\r\n"
        );
        assert_eq!(escape(b"caf\xe9 \xf0\x9f"), r"caf\xe9 \xf0\x9f");
        assert_eq!(escape("naïve 日本 🎉".as_bytes()), "naïve 日本 🎉");
    }

    #[test]
    fn columns_do_not_count_colours() {
        let mut page = Page::new(true, 80);
        page.put(Role::Bad, "日本").column(6).own("x");
        assert_eq!(page.as_str(), "\x1b[31m日本\x1b[0m  x");
    }

    proptest! {
        #[test]
        fn nothing_treacherous_gets_through(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            prop_assert!(!escape(&bytes).chars().any(|c| c.is_control() || is_treacherous(c)));
        }

        #[test]
        fn escaped_json_is_the_same_value(text in any::<String>()) {
            let json = serde_json::to_string(&text).expect("serialises");
            let safe = escape_json(&json);
            prop_assert!(!safe.chars().any(is_treacherous));
            prop_assert_eq!(serde_json::from_str::<String>(&safe).expect("still JSON"), text);
        }
    }
}
