//! A signing secret, which never shows itself.

use std::fmt;

use zeroize::Zeroizing;

/// A secret: not printable, not serialisable, wiped when dropped.
#[derive(Clone)]
pub struct Secret(Zeroizing<Vec<u8>>);

impl Secret {
    /// Takes the bytes over. Line ends at the end are what editors and `echo` leave: not part of it.
    pub fn new(bytes: impl Into<Vec<u8>>) -> Self {
        let mut bytes = Zeroizing::new(bytes.into());
        while matches!(bytes.last(), Some(b'\n' | b'\r')) {
            bytes.pop();
        }
        Self(bytes)
    }

    /// Takes the bytes over as they are, line ends too.
    pub fn verbatim(bytes: Vec<u8>) -> Self {
        Self(Zeroizing::new(bytes))
    }

    /// The bytes, for the one who computes with them.
    pub fn expose(&self) -> &[u8] {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("(redacted)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_does_not_show_itself() {
        assert_eq!(format!("{:?}", Secret::new("whsec_x")), "(redacted)");
    }

    #[test]
    fn the_line_end_of_a_secret_file_is_not_part_of_it() {
        assert_eq!(Secret::new("s p\r\n").expose(), b"s p");
    }
}
