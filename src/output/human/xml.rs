//! XML, indented: tags, text and references as they were written, nothing expanded.

use quick_xml::Reader;
use quick_xml::events::Event;

use crate::output::style::Role;

use super::sheet::Sheet;

/// Blanks per level.
const STEP: usize = 2;

/// Lays text out that is known to be well-formed; what follows an error is left as it is.
pub(super) fn lay_out(sheet: &mut Sheet, text: &str) {
    // The reader's positions do not count a byte order mark.
    let text = match text.strip_prefix('\u{feff}') {
        Some(text) => {
            sheet.put(Role::Dim, "\u{feff}");
            text
        }
        None => text,
    };
    let mut reader = Reader::from_str(text);
    let mut xml = Xml {
        sheet,
        depth: 0,
        line: Line::Ended,
    };
    let mut rest = text;
    loop {
        let before = reader.buffer_position();
        let event = reader.read_event();
        let length = reader.buffer_position().saturating_sub(before);
        let (raw, after) = match &event {
            Ok(_) => rest.split_at(rest.floor_char_boundary(length as usize)),
            Err(_) => (rest, ""),
        };
        rest = after;
        match event {
            Ok(Event::Eof) => break,
            Ok(event) => xml.show(&event, raw),
            Err(_) => {
                xml.lines(Role::Plain, raw);
                break;
            }
        }
    }
    xml.break_line();
}

/// What stands on the current line.
#[derive(Clone, Copy, PartialEq)]
enum Line {
    /// Nothing.
    Ended,
    /// A start tag; should text follow, it stays on the line.
    Opened,
    /// A start tag and the text that begins its element.
    Leaf,
    /// Text between elements.
    Text,
}

struct Xml<'s, 'p> {
    sheet: &'s mut Sheet<'p>,
    depth: usize,
    line: Line,
}

impl Xml<'_, '_> {
    fn show(&mut self, event: &Event, raw: &str) {
        match event {
            Event::Start(_) => self.start(raw),
            Event::End(_) => self.end(raw),
            Event::Text(_) => self.text(raw),
            Event::GeneralRef(_) => self.inline(Role::Literal, raw),
            Event::CData(_) if !raw.contains('\n') => self.inline(Role::Text, raw),
            Event::CData(_) => self.lines(Role::Text, raw),
            Event::Comment(_) | Event::DocType(_) => self.lines(Role::Dim, raw),
            Event::Empty(_) | Event::Decl(_) | Event::PI(_) => self.lines(Role::Literal, raw),
            Event::Eof => {}
        }
    }

    fn break_line(&mut self) {
        if self.line != Line::Ended {
            self.sheet.end();
            self.line = Line::Ended;
        }
    }

    fn start(&mut self, tag: &str) {
        self.break_line();
        self.sheet.indent(STEP * self.depth);
        self.put_tag(tag);
        self.depth += 1;
        self.line = Line::Opened;
    }

    fn end(&mut self, tag: &str) {
        self.depth = self.depth.saturating_sub(1);
        if self.line == Line::Text {
            self.break_line();
        }
        if self.line == Line::Ended {
            self.sheet.indent(STEP * self.depth);
        }
        self.put_tag(tag);
        self.sheet.end();
        self.line = Line::Ended;
    }

    /// Blanks within a tag, line breaks too, mean no more than one blank.
    fn put_tag(&mut self, tag: &str) {
        if !tag.contains('\n') {
            self.sheet.put(Role::Literal, tag);
            return;
        }
        for (place, line) in tag.lines().map(str::trim).enumerate() {
            let blank = place > 0 && !line.starts_with(['>', '/']);
            self.sheet.put(Role::Literal, if blank { " " } else { "" });
            self.sheet.put(Role::Literal, line);
        }
    }

    /// Blanks that only lay the source out are left out.
    fn text(&mut self, raw: &str) {
        let in_text = matches!(self.line, Line::Leaf | Line::Text);
        let layout = raw.trim().is_empty() && (!in_text || raw.contains('\n'));
        if layout {
            return;
        }
        if !raw.contains('\n') {
            return self.inline(Role::Plain, raw);
        }
        let mut lines = raw.lines().map(str::trim).filter(|line| !line.is_empty());
        if in_text {
            let rest = lines.next().unwrap_or_default();
            self.inline(Role::Plain, rest);
        }
        for line in lines {
            self.break_line();
            self.inline(Role::Plain, line);
        }
    }

    fn inline(&mut self, role: Role, raw: &str) {
        if self.line == Line::Ended {
            self.sheet.indent(STEP * self.depth);
        }
        self.sheet.put(role, raw);
        self.line = match self.line {
            Line::Opened | Line::Leaf => Line::Leaf,
            Line::Ended | Line::Text => Line::Text,
        };
    }

    /// On lines of its own, as many as the source has.
    fn lines(&mut self, role: Role, raw: &str) {
        self.break_line();
        for line in raw.lines() {
            self.sheet.indent(STEP * self.depth).put(role, line.trim());
            self.sheet.end();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::output::style::Page;
    use proptest::prelude::*;

    fn shown(text: &str) -> String {
        let mut page = Page::new(false, 80);
        lay_out(&mut Sheet::new(&mut page), text);
        page.as_str().to_owned()
    }

    #[test]
    fn it_is_indented() {
        let text = "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY x \"y\">]>\n<a><b\n  c='1'\n>one &x; &amp; two</b><d/><!-- note --><e> <f>1</f>\n tail\n  more </e><g></g><h><![CDATA[<i>]]></h><![CDATA[<raw>\n]]></a>";
        insta::assert_snapshot!(shown(text), @r#"
        <?xml version="1.0"?>
        <!DOCTYPE a [<!ENTITY x "y">]>
        <a>
          <b c='1'>one &x; &amp; two</b>
          <d/>
          <!-- note -->
          <e>
            <f>1</f>
            tail
            more
          </e>
          <g></g>
          <h><![CDATA[<i>]]></h>
          <![CDATA[<raw>
          ]]>
        </a>
        "#);
    }

    #[test]
    fn a_byte_order_mark_is_seen() {
        assert_eq!(shown("\u{feff}<a>é</a>"), "  \\u{feff}<a>é</a>\n");
    }

    proptest! {
        #[test]
        fn no_text_is_lost(text in "(<a>|</a>|<b/>|x|&c;|<!--d-->|<|&)*") {
            let letters = |text: &str| text.replace([' ', '\n'], "");
            prop_assert_eq!(letters(&shown(&text)), letters(&text));
        }
    }
}
