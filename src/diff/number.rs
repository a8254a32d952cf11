//! JSON numbers compared by the value their text stands for, never through floating point.

use std::borrow::Cow;

/// The one way to write the value of a JSON number: digits without zeros around them, and a
/// power of ten where there is one, so `1`, `1.0` and `10e-1` are all `1`. `None` for what is
/// no JSON number. An exponent beyond 64 bits is left as it is written.
pub fn canonical(text: &str) -> Option<Cow<'_, str>> {
    let magnitude = text.strip_prefix('-').unwrap_or(text);
    let (mantissa, exponent) = match magnitude.find(['e', 'E']) {
        Some(at) => (&magnitude[..at], Some(&magnitude[at + 1..])),
        None => (magnitude, None),
    };
    let (whole, fraction) = match mantissa.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (mantissa, None),
    };
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let unsigned = |text: &'_ str| digits(text.strip_prefix(['+', '-']).unwrap_or(text));
    if !digits(whole)
        || (whole.len() > 1 && whole.starts_with('0'))
        || !fraction.is_none_or(digits)
        || !exponent.is_none_or(unsigned)
    {
        return None;
    }
    if exponent.is_none() && fraction.is_none() && !whole.ends_with('0') {
        return Some(Cow::Borrowed(text));
    }
    let negative = magnitude.len() < text.len();
    Some(
        normal(negative, whole, fraction.unwrap_or_default(), exponent)
            .map_or(Cow::Borrowed(text), Cow::Owned),
    )
}

fn normal(negative: bool, whole: &str, fraction: &str, exponent: Option<&str>) -> Option<String> {
    let digits = [whole, fraction].concat();
    let ended = digits.trim_end_matches('0');
    let significant = ended.trim_start_matches('0');
    if significant.is_empty() {
        return Some("0".to_owned());
    }
    let power = exponent
        .map_or(Ok(0i64), str::parse)
        .ok()?
        .checked_add((digits.len() - ended.len()) as i64)?
        .checked_sub(fraction.len() as i64)?;
    let sign = if negative { "-" } else { "" };
    Some(match power {
        0 => [sign, significant].concat(),
        _ => [sign, significant, "e", &power.to_string()].concat(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn equal_values_are_written_the_same() {
        for same in [
            &["1", "1.0", "1e0", "10e-1", "0.1E+1"][..],
            &["0", "-0", "0.00", "0e99", "0e99999999999999999999"],
            &["-120", "-1.2e2", "-120.0"],
            &["0.005", "5e-3"],
        ] {
            for text in same {
                assert_eq!(canonical(text), canonical(same[0]), "{text}");
            }
        }
    }

    #[test]
    fn what_floats_confuse_stays_apart() {
        for (a, b) in [
            ("9007199254740993", "9007199254740992"),
            ("0.1", "0.1000000000000000055511151231257827"),
            ("1e400", "1e401"),
            ("1", "-1"),
            ("1e99999999999999999999", "1e99999999999999999998"),
        ] {
            assert_ne!(canonical(a), canonical(b));
        }
    }

    #[test]
    fn what_is_no_number_is_refused() {
        for text in [
            "", "-", "01", "1.", ".5", "1e", "1e+", "1e1.5", "+1", "1_0", "é",
        ] {
            assert_eq!(canonical(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn serde_and_we_agree_on_what_is_a_number(text in "[-+.eE0-9]{1,8}") {
            let theirs = serde_json::from_str::<serde_json::Number>(&text).is_ok();
            prop_assert_eq!(canonical(&text).is_some(), theirs);
        }

        #[test]
        fn zeros_and_exponents_do_not_matter(digits in 1u64.., zeros in 0usize..9) {
            let plain = digits.to_string();
            let scaled = format!("{plain}{}e-{zeros}", "0".repeat(zeros));
            let padded = format!("{plain}.{}", "0".repeat(zeros + 1));
            prop_assert_eq!(canonical(&scaled), canonical(&plain));
            prop_assert_eq!(canonical(&padded), canonical(&plain));
        }
    }
}
