//! Bytes that are no text.

use crate::output::style::Role;

use super::quantity::count;
use super::sheet::Sheet;

/// Bytes on a line.
const ROW: usize = 16;
/// Lines shown where not everything is: more tells a reader nothing.
const ROWS: usize = 16;

pub(super) fn lay_out(sheet: &mut Sheet, bytes: &[u8]) {
    let size = count(bytes.len() as u64, "byte");
    sheet.put(Role::Dim, &format!("binary, {size}")).end();
    for (number, row) in bytes.chunks(ROW).enumerate() {
        if sheet.is_full() || (sheet.is_limited() && number == ROWS) {
            sheet.skip(bytes.len().div_ceil(ROW) - number);
            return;
        }
        let digits: String = row
            .iter()
            .enumerate()
            .map(|(place, byte)| match place {
                8 => format!("  {byte:02x}"),
                _ => format!(" {byte:02x}"),
            })
            .collect();
        let letters: String = row
            .iter()
            .map(|&byte| match byte {
                b' '..=b'~' => char::from(byte),
                _ => '.',
            })
            .collect();
        sheet.put(Role::Dim, &format!("{:08x} ", number * ROW));
        sheet.put(Role::Plain, &format!("{digits:<49}"));
        sheet.put(Role::Text, &format!("  {letters}")).end();
    }
}
