//! Key pairs: the private half signs, the public half judges.

use aws_lc_rs::encoding::{AsDer, Pkcs8V1Der, PublicKeyX509Der};
use aws_lc_rs::error::Unspecified;
use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::rsa::{KeyPair as RsaKeyPair, KeySize};
use aws_lc_rs::signature::{
    self, EcdsaKeyPair, EcdsaSigningAlgorithm, Ed25519KeyPair, KeyPair, ParsedPublicKey,
    RsaEncoding, VerificationAlgorithm,
};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use rustls_pki_types::pem::PemObject;
use rustls_pki_types::{CertificateDer, PrivateKeyDer, SubjectPublicKeyInfoDer};
use webpki::EndEntityCert;
use zeroize::Zeroizing;

use super::vocabulary::KeyForm;

/// What a key pair is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PairKind {
    /// Ed25519.
    Ed25519,
    /// ECDSA over P-256 with SHA-256, the signature in DER.
    EcdsaP256,
    /// The same, the signature as two numbers of 32 bytes, as JSON web tokens have it.
    EcdsaP256Fixed,
    /// RSA PKCS#1 v1.5 with SHA-1.
    RsaSha1,
    /// RSA PKCS#1 v1.5 with SHA-256.
    RsaSha256,
    /// RSA PKCS#1 v1.5 with SHA-512.
    RsaSha512,
    /// RSA PSS with SHA-512.
    RsaPssSha512,
}

/// Both halves, or the public one.
pub enum Pair {
    /// Signs, and judges.
    Both(Private, ParsedPublicKey),
    /// Judges.
    Public(ParsedPublicKey),
}

/// What signs.
pub enum Private {
    /// Ed25519.
    Ed25519(Ed25519KeyPair),
    /// ECDSA.
    Ecdsa(EcdsaKeyPair),
    /// RSA, with its padding and hash; none when it is too weak to sign with.
    Rsa(RsaKeyPair, Option<&'static dyn RsaEncoding>),
}

impl PairKind {
    fn judging(self) -> &'static dyn VerificationAlgorithm {
        match self {
            Self::Ed25519 => &signature::ED25519,
            Self::EcdsaP256 => &signature::ECDSA_P256_SHA256_ASN1,
            Self::EcdsaP256Fixed => &signature::ECDSA_P256_SHA256_FIXED,
            Self::RsaSha1 => &signature::RSA_PKCS1_1024_8192_SHA1_FOR_LEGACY_USE_ONLY,
            Self::RsaSha256 => &signature::RSA_PKCS1_1024_8192_SHA256_FOR_LEGACY_USE_ONLY,
            Self::RsaSha512 => &signature::RSA_PKCS1_1024_8192_SHA512_FOR_LEGACY_USE_ONLY,
            Self::RsaPssSha512 => &signature::RSA_PSS_2048_8192_SHA512,
        }
    }

    fn ecdsa(self) -> Option<&'static EcdsaSigningAlgorithm> {
        match self {
            Self::EcdsaP256 => Some(&signature::ECDSA_P256_SHA256_ASN1_SIGNING),
            Self::EcdsaP256Fixed => Some(&signature::ECDSA_P256_SHA256_FIXED_SIGNING),
            _ => None,
        }
    }

    fn padding(self) -> Option<&'static dyn RsaEncoding> {
        match self {
            Self::RsaSha256 => Some(&signature::RSA_PKCS1_SHA256),
            Self::RsaSha512 => Some(&signature::RSA_PKCS1_SHA512),
            Self::RsaPssSha512 => Some(&signature::RSA_PSS_SHA512),
            _ => None,
        }
    }

    /// What its keys are called.
    pub fn name(self) -> &'static str {
        match self {
            Self::Ed25519 => "an Ed25519 key",
            Self::EcdsaP256 | Self::EcdsaP256Fixed => "a P-256 key",
            Self::RsaSha1 | Self::RsaSha256 | Self::RsaSha512 | Self::RsaPssSha512 => "an RSA key",
        }
    }

    /// A new private key, PKCS#8 in PEM.
    pub fn generate(self) -> Result<Zeroizing<String>, Unspecified> {
        let der = match (self, self.ecdsa()) {
            (Self::Ed25519, _) => AsDer::<Pkcs8V1Der>::as_der(&Ed25519KeyPair::generate()?)?
                .as_ref()
                .to_vec(),
            (_, Some(algorithm)) => EcdsaKeyPair::generate(algorithm)?
                .to_pkcs8v1()?
                .as_ref()
                .to_vec(),
            _ => {
                let pair = RsaKeyPair::generate(KeySize::Rsa2048)?;
                AsDer::<Pkcs8V1Der>::as_der(&pair)?.as_ref().to_vec()
            }
        };
        let der = Zeroizing::new(der);
        Ok(Zeroizing::new(pem("PRIVATE KEY", &der)))
    }
}

impl Pair {
    /// Reads a private key (PKCS#8 in PEM), a public key or a certificate in PEM, or a public key
    /// in `form`: of 32 bytes for Ed25519, else DER.
    pub fn read(kind: PairKind, form: KeyForm, text: &[u8]) -> Option<Self> {
        if let Ok(PrivateKeyDer::Pkcs8(der)) = PrivateKeyDer::from_pem_slice(text) {
            return Self::private(kind, der.secret_pkcs8_der());
        }
        let public = |bytes: &[u8]| {
            let key = ParsedPublicKey::new(kind.judging(), bytes);
            key.ok().map(Self::Public)
        };
        if let Ok(der) = SubjectPublicKeyInfoDer::from_pem_slice(text) {
            return public(&der);
        }
        if let Ok(der) = CertificateDer::from_pem_slice(text) {
            let certificate = EndEntityCert::try_from(&der).ok()?;
            return public(&certificate.subject_public_key_info());
        }
        let bytes = form.decode(text)?;
        match kind == PairKind::Ed25519 && is_weak(&bytes) {
            true => None,
            false => public(&bytes),
        }
    }

    fn private(kind: PairKind, der: &[u8]) -> Option<Self> {
        let private = match (kind, kind.ecdsa()) {
            (PairKind::Ed25519, _) => {
                Private::Ed25519(Ed25519KeyPair::from_pkcs8_maybe_unchecked(der).ok()?)
            }
            (_, Some(algorithm)) => Private::Ecdsa(EcdsaKeyPair::from_pkcs8(algorithm, der).ok()?),
            _ => Private::Rsa(RsaKeyPair::from_pkcs8(der).ok()?, kind.padding()),
        };
        let public = ParsedPublicKey::new(kind.judging(), private.public().ok()?).ok()?;
        Some(Self::Both(private, public))
    }

    /// The signature of a message; `None` when only the public key is known, or signing with it
    /// is not done any more.
    pub fn sign(&self, message: &[u8]) -> Option<Vec<u8>> {
        let Self::Both(private, _) = self else {
            return None;
        };
        let random = SystemRandom::new();
        match private {
            Private::Ed25519(pair) => Some(pair.sign(message).as_ref().to_vec()),
            Private::Ecdsa(pair) => Some(pair.sign(&random, message).ok()?.as_ref().to_vec()),
            Private::Rsa(pair, padding) => {
                let mut signature = vec![0; pair.public_modulus_len()];
                pair.sign(*padding.as_ref()?, &random, message, &mut signature)
                    .ok()?;
                Some(signature)
            }
        }
    }

    /// True when the signature is of this message.
    pub fn fits(&self, message: &[u8], signature: &[u8]) -> bool {
        let (Self::Both(_, public) | Self::Public(public)) = self;
        public.verify_sig(message, signature).is_ok()
    }

    /// The public key as text of this form, or in PEM.
    pub fn public(&self, form: KeyForm) -> Option<String> {
        let Self::Both(private, _) = self else {
            return None;
        };
        let spki = private.public().ok()?;
        let raw = match private {
            Private::Ed25519(pair) => pair.public_key().as_ref().to_vec(),
            _ => spki.clone(),
        };
        Some(match form {
            KeyForm::Hex => hex::encode(raw),
            KeyForm::Base64 => BASE64.encode(raw),
            KeyForm::Utf8 | KeyForm::Sha1 | KeyForm::Sha256 => pem("PUBLIC KEY", &spki),
        })
    }
}

impl Private {
    /// The public half, a SubjectPublicKeyInfo in DER (RFC 5280 §4.1).
    fn public(&self) -> Result<Vec<u8>, Unspecified> {
        let der: PublicKeyX509Der = match self {
            Self::Ed25519(pair) => pair.public_key().as_der()?,
            Self::Ecdsa(pair) => pair.public_key().as_der()?,
            Self::Rsa(pair, _) => pair.public_key().as_der()?,
        };
        Ok(der.as_ref().to_vec())
    }
}

/// True for the public keys of small order, under which one signature fits many messages: all
/// their encodings, but for the sign bit.
fn is_weak(key: &[u8]) -> bool {
    let Ok(mut key) = <[u8; 32]>::try_from(key) else {
        return false;
    };
    key[31] &= 0x7f;
    let small = |low: u8| {
        let mut key = [0; 32];
        key[0] = low;
        key
    };
    // 0, 1, -1, the two y of order 8, and those of 0 and 1 that are not reduced.
    let near_p = |low: u8| {
        let mut key = [0xff; 32];
        (key[0], key[31]) = (low, 0x7f);
        key
    };
    let eighth = [
        0x26, 0xe8, 0x95, 0x8f, 0xc2, 0xb2, 0x27, 0xb0, 0x45, 0xc3, 0xf4, 0x89, 0xf2, 0xef, 0x98,
        0xf0, 0xd5, 0xdf, 0xac, 0x05, 0xd3, 0xc6, 0x33, 0x39, 0xb1, 0x38, 0x02, 0x88, 0x6d, 0x53,
        0xfc, 0x05,
    ];
    let other_eighth = [
        0xc7, 0x17, 0x6a, 0x70, 0x3d, 0x4d, 0xd8, 0x4f, 0xba, 0x3c, 0x0b, 0x76, 0x0d, 0x10, 0x67,
        0x0f, 0x2a, 0x20, 0x53, 0xfa, 0x2c, 0x39, 0xcc, 0xc6, 0x4e, 0xc7, 0xfd, 0x77, 0x92, 0xac,
        0x03, 0x7a,
    ];
    [
        small(0),
        small(1),
        near_p(0xec),
        near_p(0xed),
        near_p(0xee),
        eighth,
        other_eighth,
    ]
    .contains(&key)
}

/// DER as PEM (RFC 7468).
fn pem(label: &str, der: &[u8]) -> String {
    let text = BASE64.encode(der);
    let lines = text.as_bytes().chunks(64).map(String::from_utf8_lossy);
    let lines: Vec<_> = lines.collect();
    let body = lines.join("\n");
    format!("-----BEGIN {label}-----\n{body}\n-----END {label}-----\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_private_half_signs_the_public_half_accepts() {
        use PairKind::{EcdsaP256, EcdsaP256Fixed, Ed25519, RsaPssSha512, RsaSha256, RsaSha512};
        let rsa = RsaSha256.generate().expect("a key");
        for kind in [
            Ed25519,
            EcdsaP256,
            EcdsaP256Fixed,
            RsaSha256,
            RsaSha512,
            RsaPssSha512,
        ] {
            let text = match kind {
                RsaSha256 | RsaSha512 | RsaPssSha512 => rsa.clone(),
                _ => kind.generate().expect("a key"),
            };
            let both = Pair::read(kind, KeyForm::Utf8, text.as_bytes()).expect("a private key");
            let signature = both.sign(b"message").expect("a signature");
            for form in [KeyForm::Utf8, KeyForm::Base64, KeyForm::Hex] {
                let public = both.public(form).expect("a public key");
                let public = Pair::read(kind, form, public.as_bytes()).expect("it reads back");
                assert!(public.fits(b"message", &signature), "{kind:?} {form:?}");
                assert!(!public.fits(b"massage", &signature), "{kind:?} {form:?}");
                assert_eq!(public.sign(b"message"), None);
            }
        }
    }

    #[test]
    fn keys_under_which_anyone_could_sign_are_none() {
        // The neutral element, and one of order 8 found by others.
        let neutral = "01".to_owned() + &"00".repeat(31);
        let eighth = "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa";
        for key in [neutral.as_str(), eighth] {
            let bytes = hex::decode(key).expect("hex");
            let public = ParsedPublicKey::new(&signature::ED25519, &bytes).expect("a point");
            // Without the list, this forgery holds for one message in eight at least.
            let forged = hex::decode("01".to_owned() + &"00".repeat(63)).expect("hex");
            let mut messages = 0u8..=255;
            assert!(messages.any(|message| public.verify_sig(&[message], &forged).is_ok()));
            assert!(Pair::read(PairKind::Ed25519, KeyForm::Hex, key.as_bytes()).is_none());
        }
    }

    #[test]
    fn what_is_no_key_is_none() {
        for text in [
            "",
            "secret",
            "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----",
        ] {
            for kind in [PairKind::Ed25519, PairKind::EcdsaP256, PairKind::RsaSha256] {
                assert!(
                    Pair::read(kind, KeyForm::Utf8, text.as_bytes()).is_none(),
                    "{text}"
                );
            }
        }
    }
}
