//! Random values from a seed that comes in.

/// Throws values that look random and are the same for the same seed. Not for secrets.
#[derive(Clone, Debug)]
pub struct Dice(u64);

impl Dice {
    /// Starts from a seed.
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// The next 64 bits: SplitMix64, <https://prng.di.unimi.it/splitmix64.c>.
    pub fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// `length` letters out of `alphabet`, which must not be empty.
    pub fn word(&mut self, alphabet: &[u8], length: u8) -> String {
        let letters = alphabet.len() as u64;
        (0..length)
            .map(|_| alphabet[(self.bits() % letters) as usize] as char)
            .collect()
    }

    /// A version 4 UUID.
    pub fn uuid(&mut self) -> String {
        let (a, b) = (self.bits(), self.bits());
        format!(
            "{:08x}-{:04x}-4{:03x}-{:04x}-{:012x}",
            a >> 32,
            (a >> 16) & 0xffff,
            a & 0xfff,
            (b >> 48) & 0x3fff | 0x8000,
            b & 0xffff_ffff_ffff
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_throws_the_same() {
        let (mut one, mut two) = (Dice::new(7), Dice::new(7));
        assert_eq!(one.uuid(), two.uuid());
        assert_ne!(one.uuid(), two.word(b"ab", 36));
    }

    #[test]
    fn a_uuid_is_one() {
        let uuid = uuid::Uuid::parse_str(&Dice::new(1).uuid()).expect("a UUID");
        assert_eq!(uuid.get_version_num(), 4);
        assert_eq!(uuid.get_variant(), uuid::Variant::RFC4122);
    }
}
