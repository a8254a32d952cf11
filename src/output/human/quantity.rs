//! Numbers with their units, as a person reads them.

use std::time::Duration;

/// `1,234`.
pub(super) fn number(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// `1,234 bytes`, `1 byte`; the noun in the singular.
pub(super) fn count(of: u64, noun: &str) -> String {
    let plural = if of == 1 { "" } else { "s" };
    format!("{} {noun}{plural}", number(of))
}

/// `812 B`, `1.2 KiB`, `25.0 MiB`.
pub(super) fn size(bytes: usize) -> String {
    match bytes {
        0..1_000 => format!("{bytes} B"),
        1_000..1_000_000 => format!("{:.1} KiB", bytes as f64 / 1024.0),
        _ => format!("{:.1} MiB", bytes as f64 / 1_048_576.0),
    }
}

/// `0.4 ms`, `12 ms`, `1.2 s`.
pub(super) fn time(time: Duration) -> String {
    let ms = time.as_secs_f64() * 1e3;
    match ms {
        ..10.0 => format!("{ms:.1} ms"),
        10.0..1e3 => format!("{ms:.0} ms"),
        _ => format!("{:.1} s", ms / 1e3),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantities() {
        assert_eq!(count(1, "byte"), "1 byte");
        assert_eq!(count(999, "byte"), "999 bytes");
        assert_eq!(count(1_044_480, "byte"), "1,044,480 bytes");
        assert_eq!(size(999), "999 B");
        assert_eq!(size(1234), "1.2 KiB");
        assert_eq!(size(25 << 20), "25.0 MiB");
        assert_eq!(time(Duration::from_micros(440)), "0.4 ms");
        assert_eq!(time(Duration::from_millis(1234)), "1.2 s");
    }
}
