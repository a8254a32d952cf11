//! Content codings, taken off for display.

use std::io::{self, Read};

use brotli_decompressor::BrotliDecoderParameter::BROTLI_DECODER_PARAM_LARGE_WINDOW;
use brotli_decompressor::Decompressor;
use flate2::read::{DeflateDecoder, MultiGzDecoder, ZlibDecoder};
use ruzstd::decoding::StreamingDecoder;

use crate::http::Headers;

/// Inflated bodies are at most this long: 64 MiB.
const LIMIT: usize = 64 << 20;

/// The largest window of a zstd content coding (RFC 9659): 8 MiB.
const ZSTD_WINDOW: u64 = 8 << 20;

/// Brotli's input buffer, and how much is inflated at once, bytes.
const CHUNK: usize = 32 << 10;

/// The name of the coding and the body without it; `None` where there is no coding.
/// An error says, for a person, why it could not be taken off.
pub(super) fn decode(headers: &Headers, body: &[u8]) -> Result<Option<(String, Vec<u8>)>, String> {
    let fields: Vec<_> = headers
        .all("content-encoding")
        .map(String::from_utf8_lossy)
        .collect();
    let mut codings = fields
        .iter()
        .flat_map(|field| field.split(','))
        .map(|coding| coding.trim().to_ascii_lowercase())
        .filter(|coding| !coding.is_empty() && coding != "identity");
    let Some(coding) = codings.next().filter(|_| !body.is_empty()) else {
        return Ok(None);
    };
    if codings.next().is_some() {
        return Err(format!(
            "{}, not decoded: several codings",
            fields.join(", ")
        ));
    }
    let decoded = match coding.as_str() {
        "gzip" | "x-gzip" => inflate(MultiGzDecoder::new(body)),
        "deflate" => deflate(body),
        "br" => brotli(body),
        "zstd" => zstd(body),
        _ => Err(io::Error::other("not a known coding")),
    };
    match decoded {
        Ok(decoded) => Ok(Some((coding, decoded))),
        Err(error) => Err(format!("{coding}, not decoded: {error}")),
    }
}

/// With the zlib frame that the standard asks for, or without it as some senders do.
fn deflate(body: &[u8]) -> io::Result<Vec<u8>> {
    inflate(ZlibDecoder::new(body)).or_else(|error| match error.kind() {
        io::ErrorKind::FileTooLarge => Err(error),
        _ => inflate(DeflateDecoder::new(body)),
    })
}

fn brotli(body: &[u8]) -> io::Result<Vec<u8>> {
    let mut reader = Decompressor::new(body, CHUNK);
    // Windows of a gigabyte are an extension that no content coding has (RFC 7932: 16 MiB).
    reader.set_parameter(BROTLI_DECODER_PARAM_LARGE_WINDOW, 0);
    inflate(reader)
}

fn zstd(mut body: &[u8]) -> io::Result<Vec<u8>> {
    let mut decoded = Vec::new();
    while !body.is_empty() {
        let frame = StreamingDecoder::new_with_max_window_size(&mut body, ZSTD_WINDOW);
        inflate_into(&mut decoded, frame.map_err(io::Error::other)?)?;
    }
    Ok(decoded)
}

fn inflate(reader: impl Read) -> io::Result<Vec<u8>> {
    let mut decoded = Vec::new();
    inflate_into(&mut decoded, reader)?;
    Ok(decoded)
}

fn inflate_into(decoded: &mut Vec<u8>, mut reader: impl Read) -> io::Result<()> {
    let mut chunk = vec![0; CHUNK];
    loop {
        let length = match reader.read(&mut chunk) {
            Ok(0) => return Ok(()),
            Ok(length) => length,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        let total = decoded.len() + length;
        if total > LIMIT {
            let error = "larger than 64 MiB";
            return Err(io::Error::new(io::ErrorKind::FileTooLarge, error));
        }
        if total > decoded.capacity() {
            // Doubling as ever, but never past the limit.
            let capacity = (2 * decoded.capacity()).clamp(total, LIMIT);
            decoded.reserve_exact(capacity - decoded.len());
        }
        decoded.extend_from_slice(&chunk[..length]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::Compression;
    use flate2::read::{DeflateEncoder, GzEncoder, ZlibEncoder};
    use proptest::prelude::*;

    fn coded(coding: &str, body: &[u8]) -> Result<Option<(String, Vec<u8>)>, String> {
        let headers = [("Content-Encoding".to_owned(), coding.to_owned().into())];
        decode(&headers.into_iter().collect(), body)
    }

    fn all(mut reader: impl Read) -> Vec<u8> {
        let mut bytes = Vec::new();
        reader.read_to_end(&mut bytes).expect("it compresses");
        bytes
    }

    #[test]
    fn each_coding_is_taken_off() {
        let plain = b"{\"hello\":\"world\"}".repeat(3);
        let fast = Compression::fast();
        let brotli = hex::decode("0b028068656c6c6f03").expect("hex");
        let cases = [
            ("GZIP", all(GzEncoder::new(&plain[..], fast)), &plain[..]),
            ("x-gzip", all(GzEncoder::new(&plain[..], fast)), &plain),
            ("deflate", all(ZlibEncoder::new(&plain[..], fast)), &plain),
            (
                "deflate",
                all(DeflateEncoder::new(&plain[..], fast)),
                &plain,
            ),
            ("br", brotli, b"hello"),
            ("identity, zstd", zstd_frames(&plain), &plain),
        ];
        for (coding, body, plain) in cases {
            let (_, decoded) = coded(coding, &body).expect(coding).expect(coding);
            assert_eq!(decoded, plain, "{coding}");
        }
        assert_eq!(coded("identity", b"x"), Ok(None));
        assert_eq!(coded("gzip", b""), Ok(None));
    }

    /// Two frames, as the standard allows.
    fn zstd_frames(plain: &[u8]) -> Vec<u8> {
        let level = ruzstd::encoding::CompressionLevel::Fastest;
        let (one, two) = plain.split_at(20);
        let mut frames = ruzstd::encoding::compress_to_vec(one, level);
        frames.extend(ruzstd::encoding::compress_to_vec(two, level));
        frames
    }

    #[test]
    fn what_cannot_be_decoded_is_said() {
        let zeros = all(GzEncoder::new(
            io::repeat(0).take(LIMIT as u64 + 1),
            Compression::fast(),
        ));
        let error = |coding, body| coded(coding, body).expect_err("it is not decoded");
        assert_eq!(
            error("gzip", &zeros),
            "gzip, not decoded: larger than 64 MiB"
        );
        assert_eq!(
            error("gzip", b"no"),
            "gzip, not decoded: unexpected end of file"
        );
        assert_eq!(
            error("gzip, br", b"x"),
            "gzip, br, not decoded: several codings"
        );
        assert_eq!(
            error("rot13", b"x"),
            "rot13, not decoded: not a known coding"
        );
        for coding in ["deflate", "br", "zstd"] {
            let note = error(coding, b"\xff\xff\xff\xff broken");
            assert!(note.contains("not decoded: "), "{note}");
        }
    }

    #[test]
    fn as_much_as_the_limit_is_decoded() {
        let full = all(GzEncoder::new(
            io::repeat(0).take(LIMIT as u64),
            Compression::fast(),
        ));
        let (_, decoded) = coded("gzip", &full).expect("decoded").expect("coded");
        assert_eq!((decoded.len(), decoded.capacity()), (LIMIT, LIMIT));
    }

    proptest! {
        #[test]
        fn broken_data_never_panics(
            coding in prop_oneof![Just("gzip"), Just("deflate"), Just("br"), Just("zstd")],
            start in prop_oneof![
                Just(&b""[..]),
                Just(&b"\x1f\x8b\x08\0\0\0\0\0\0\0"[..]),
                Just(&b"\x28\xb5\x2f\xfd"[..]),
                Just(&b"\x78\x9c"[..]),
            ],
            bytes in proptest::collection::vec(any::<u8>(), 0..300),
        ) {
            let _ = coded(coding, &[start, &bytes].concat());
        }

        #[test]
        fn damaged_frames_never_panic(
            plain in proptest::collection::vec(0u8..4, 0..600),
            damage in proptest::collection::vec((any::<proptest::sample::Index>(), any::<u8>()), 1..4),
        ) {
            let level = ruzstd::encoding::CompressionLevel::Fastest;
            let mut frame = ruzstd::encoding::compress_to_vec(&plain[..], level);
            for (place, byte) in damage {
                let place = place.index(frame.len());
                frame[place] = byte;
            }
            let _ = coded("zstd", &frame);
        }
    }
}
