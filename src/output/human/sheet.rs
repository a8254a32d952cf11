//! The lines of one body on a page: as many as the page has room for, the rest counted.

use crate::capture::Seq;
use crate::output::style::{Page, Role, escape_json};

use super::quantity::count;

/// Blanks before whatever stands under a head line.
pub(super) const MARGIN: usize = 2;

/// The longest line of a body that is cut at all, bytes.
const LONGEST: usize = 4096;

/// What is laid out once the page is full costs no more than walking past it.
pub(super) struct Sheet<'p> {
    page: &'p mut Page,
    margin: usize,
    /// Blanks to come before the next text; so that no line ends with any.
    blanks: usize,
    /// Lines that still fit.
    room: usize,
    /// Lines that did not.
    hidden: u64,
    /// Bytes that fit on a line.
    longest: usize,
    /// Bytes that still fit on this one.
    rest: usize,
    /// Bytes of this one that did not.
    cut: usize,
}

impl<'p> Sheet<'p> {
    pub fn new(page: &'p mut Page) -> Self {
        let room = page.max_lines;
        let longest = if room == usize::MAX { room } else { LONGEST };
        Self {
            page,
            margin: MARGIN,
            blanks: MARGIN,
            room,
            hidden: 0,
            longest,
            rest: longest,
            cut: 0,
        }
    }

    /// Text on this line, escaped and coloured.
    pub fn put(&mut self, role: Role, text: &str) -> &mut Self {
        let text = self.fit(text);
        self.page.put(role, text);
        self
    }

    /// A token of JSON, escaped so that it stays one.
    pub fn put_json(&mut self, role: Role, token: &str) -> &mut Self {
        let text = escape_json(self.fit(token));
        self.page.put(role, text);
        self
    }

    /// `n` blanks, unless nothing follows on the line.
    pub fn indent(&mut self, n: usize) -> &mut Self {
        self.blanks += n;
        self
    }

    /// Blanks up to a column, counted from the margin, at least one.
    pub fn column(&mut self, column: usize) -> &mut Self {
        if self.room > 0 && self.cut == 0 {
            self.page.column(self.margin + column);
        }
        self
    }

    /// Ends the line.
    pub fn end(&mut self) -> &mut Self {
        if self.room == 0 {
            self.hidden += 1;
        } else {
            if self.cut > 0 {
                let more = count(self.cut as u64, "more byte");
                self.page.put(Role::Dim, format!(" … {more}"));
            }
            self.page.end();
            self.room -= 1;
        }
        self.blanks = self.margin;
        self.rest = self.longest;
        self.cut = 0;
        self
    }

    /// What `lines` lays out, whole lines, is set in.
    pub fn nest(&mut self, lines: impl FnOnce(&mut Self)) {
        self.margin += MARGIN;
        self.blanks = self.margin;
        lines(self);
        self.margin -= MARGIN;
        self.blanks = self.margin;
    }

    /// No line fits any more?
    pub fn is_full(&self) -> bool {
        self.room == 0
    }

    /// Is there an end to the room?
    pub fn is_limited(&self) -> bool {
        self.longest != usize::MAX
    }

    /// Lines that need not be laid out because the sheet is full.
    pub fn skip(&mut self, lines: usize) {
        self.hidden += lines as u64;
    }

    /// Says how much is hidden and how to see it.
    pub fn close(self, seq: Option<Seq>) {
        if self.hidden == 0 {
            return;
        }
        let more = count(self.hidden, "more line");
        let hint = seq.map(|Seq(number)| format!(": hookcli show {number}"));
        let hint = hint.unwrap_or_default();
        let page = self.page.indent(MARGIN);
        page.put(Role::Dim, format!("… {more}{hint}")).end();
    }

    /// As much of the text as has room on this line.
    fn fit<'t>(&mut self, text: &'t str) -> &'t str {
        if self.room == 0 || text.is_empty() {
            return "";
        }
        self.page.indent(std::mem::take(&mut self.blanks));
        let (shown, cut) = text.split_at(text.floor_char_boundary(self.rest));
        self.cut += cut.len();
        // What follows a cut does not fit either, however short.
        self.rest = if self.cut > 0 {
            0
        } else {
            self.rest - shown.len()
        };
        shown
    }
}
