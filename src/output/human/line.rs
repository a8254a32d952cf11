//! A hook on one line.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::capture::Hook;
use crate::output::style::{Page, Role, escape};

use super::quantity::size;
use super::{clock, label, role_of};

/// Columns that are kept for provider and event.
const LABEL: usize = 22;

/// Number, time, method, target, size, status, provider and event, in columns.
pub(super) fn lay_out(page: &mut Page, hook: &Hook) {
    let request = &hook.capture.request;
    let seq = hook.capture.seq.map(|seq| seq.to_string());
    let start = format!("{:<5} ", seq.unwrap_or_default());
    let time = format!("{}  ", clock(hook.capture.received_at));
    let method = format!("{:<7} ", request.method);
    let status = hook.reply.as_ref().map(|reply| reply.status);
    let end = format!(" {:>9}  ", size(request.body.len()));
    let shown = status.map(|status| status.to_string()).unwrap_or_default();

    let taken = start.len() + time.len() + method.len() + end.len() + "200  ".len();
    let room = page.width.saturating_sub(taken + LABEL).clamp(16, 60);
    let target = escape(request.target.as_bytes());
    let label = escape(label(&hook.delivery).as_bytes());
    let (target, label) = match page.cut {
        true => (
            fit(&target, room),
            fit(&label, page.width.saturating_sub(taken + room)),
        ),
        false => (target, label),
    };
    page.put(Role::Strong, start).put(Role::Dim, time);
    page.put(Role::Plain, method).put(Role::Plain, &target);
    page.indent(room.saturating_sub(target.width()));
    page.put(Role::Dim, end);
    page.put(role_of(status.unwrap_or_default()), format!("{shown:<3}"));
    if !label.is_empty() {
        page.indent(2).put(Role::Name, label);
    }
    page.end();
}

/// Harmless text cut to a number of columns, the cut marked.
fn fit(text: &str, columns: usize) -> String {
    if text.width() <= columns {
        return text.to_owned();
    }
    let mut width = 1;
    let fitting = text.chars().take_while(|letter| {
        width += letter.width().unwrap_or_default();
        width <= columns
    });
    fitting.chain(['…']).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cuts_count_columns() {
        assert_eq!(fit("abcd", 4), "abcd");
        assert_eq!(fit("abcde", 4), "abc…");
        assert_eq!(fit("日本語", 5), "日本…");
        assert_eq!(fit("日本語", 4), "日…");
    }
}
