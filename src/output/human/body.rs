//! A body, laid out by what it holds.

use std::borrow::Cow;

use unicode_width::UnicodeWidthStr;

use crate::capture::Seq;
use crate::content::{Content, Envelope, Part, Reading, envelopes};
use crate::http::Headers;
use crate::output::style::{Page, Role, escape};

use super::quantity::size;
use super::sheet::Sheet;
use super::{hexdump, json, xml};

/// Multipart bodies within multipart bodies are taken apart this deep.
const MAX_LEVELS: usize = 3;

/// Names of form fields are aligned up to this width, columns.
const NAME_WIDTH: usize = 24;

/// Lays a body out; `seq` is the number to show it again by.
pub(super) fn lay_out(page: &mut Page, headers: &Headers, body: &[u8], seq: Option<Seq>) {
    let mut sheet = Sheet::new(page);
    read(&mut sheet, &Reading::of(headers, body), 1);
    sheet.close(seq);
}

fn read(sheet: &mut Sheet, reading: &Reading, level: usize) {
    for note in &reading.notes {
        sheet.put(Role::Dim, &format!("· {note}")).end();
    }
    let envelopes = envelopes(&reading.content);
    match &reading.content {
        Content::Empty => {}
        Content::Json(text) => json::lay_out(sheet, text),
        Content::Form(fields) => form(sheet, fields, &envelopes),
        Content::Multipart(parts) if level <= MAX_LEVELS => multipart(sheet, parts, level),
        Content::Xml(text) => xml::lay_out(sheet, text),
        Content::Text(text) => lines(sheet, text),
        Content::Multipart(_) | Content::Binary => match std::str::from_utf8(&reading.bytes) {
            Ok(text) if reading.content != Content::Binary => lines(sheet, text),
            _ => hexdump::lay_out(sheet, &reading.bytes),
        },
    }
    for Envelope {
        place,
        what,
        content,
    } in &envelopes
    {
        sheet.end();
        sheet.put(Role::Dim, &format!("{place} ▸ {what}")).end();
        if let Content::Json(text) = content {
            json::lay_out(sheet, text);
        }
    }
}

/// `name = value`, the values one below the other.
fn form(sheet: &mut Sheet, fields: &[(String, String)], envelopes: &[Envelope]) {
    let widths = fields
        .iter()
        .map(|(name, _)| escape(name.as_bytes()).width());
    let width = widths.filter(|width| *width <= NAME_WIDTH).max();
    let column = width.unwrap_or_default() + 1;
    for (name, value) in fields {
        sheet.put(Role::Name, name).column(column);
        sheet.put(Role::Plain, "=").indent(1);
        let is_below = |envelope: &Envelope| match &envelope.content {
            Content::Json(text) => envelope.place == *name && text == value.trim(),
            _ => false,
        };
        if envelopes.iter().any(is_below) {
            let note = format!("▾ JSON, {}", size(value.len()));
            sheet.put(Role::Dim, &note).end();
            continue;
        }
        let mut lines = value.lines();
        sheet
            .put(Role::Text, lines.next().unwrap_or_default())
            .end();
        for line in lines {
            sheet.indent(column + 2).put(Role::Text, line).end();
        }
    }
}

fn multipart(sheet: &mut Sheet, parts: &[Part], level: usize) {
    for (place, part) in parts.iter().enumerate() {
        if place > 0 {
            sheet.end();
        }
        let name = part.name.as_deref().unwrap_or("part");
        sheet.put(Role::Dim, "▸ ").put(Role::Name, name);
        let content_type = part.headers.text("content-type");
        for what in [part.filename.as_deref(), content_type]
            .into_iter()
            .flatten()
        {
            sheet.put(Role::Dim, " · ").put(Role::Plain, what);
        }
        let size = size(part.body.len());
        sheet.put(Role::Dim, &format!(" · {size}")).end();
        sheet.nest(|sheet| read(sheet, &Reading::of_part(part), level + 1));
    }
}

fn lines(sheet: &mut Sheet, text: &str) {
    for line in text.lines() {
        let line = match sheet.is_full() {
            true => Cow::Borrowed(""),
            false => without_tabs(line),
        };
        sheet.put(Role::Plain, &line).end();
    }
}

/// Tabs as blanks up to the next eighth letter, which is what they are on a terminal.
fn without_tabs(line: &str) -> Cow<'_, str> {
    if !line.contains('\t') {
        return Cow::Borrowed(line);
    }
    let mut text = String::new();
    let mut length = 0;
    for letter in line.chars() {
        let width = if letter == '\t' { 8 - length % 8 } else { 1 };
        length += width;
        match letter {
            '\t' => text.extend(std::iter::repeat_n(' ', width)),
            letter => text.push(letter),
        }
    }
    Cow::Owned(text)
}
