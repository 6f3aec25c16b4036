//! WAV files in memory: reads what voices, recorders and board files hold, writes 16-bit mono.
//!
//! A program that writes WAV into a pipe cannot go back to fill in the lengths: espeak-ng leaves 0x7FFFF000, others 0 or
//! 0xFFFFFFFF. So the chunks are found here, and `hound` is given a header with true lengths.

use super::pcm::{Pcm, to_i16};
use std::io::{Cursor, Read};

/// Largest WAV that is read: 64 MiB, about 10 minutes of stereo at 48 kHz.
pub const MAX_BYTES: usize = 64 << 20;

/// Lengths from here on mean "until the end of the stream".
const STREAMED: u32 = 0x7FFF_0000;

const FORMAT_PCM: u16 = 1;
const FORMAT_FLOAT: u16 = 3;
const FORMAT_EXTENSIBLE: u16 = 0xFFFE;

/// Why bytes are no sound that can be played.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WavError {
    /// Not a WAV file at all.
    #[error("not a WAV file")]
    NotWav,
    /// Ends before its own length.
    #[error("the WAV file is cut off")]
    Truncated,
    /// A format that is not plain PCM or float, or values out of all reason.
    #[error("a WAV format that is not supported")]
    Unsupported,
    /// More than [`MAX_BYTES`].
    #[error("the WAV file is too large")]
    TooLarge,
}

/// The `fmt ` chunk.
#[derive(Clone, Copy, Debug)]
struct Format {
    float: bool,
    channels: u16,
    rate: u32,
    bits: u16,
}

/// Where the samples lie.
struct Layout<'a> {
    format: Format,
    data: &'a [u8],
    /// The header named more bytes than there are.
    truncated: bool,
}

/// Reads a whole WAV file: 8, 16, 24 or 32 bit, or float; channels are averaged to one.
///
/// # Errors
/// [`WavError`]; `Truncated` when fewer bytes are there than the header names.
pub fn read(bytes: &[u8]) -> Result<Pcm, WavError> {
    let layout = find_chunks(bytes)?;
    if layout.truncated { Err(WavError::Truncated) } else { decode(&layout) }
}

/// Reads a WAV that came through a pipe: lengths that are wrong, 0 or "endless" mean "until the end".
///
/// # Errors
/// [`WavError`], never `Truncated`.
pub fn read_stream(bytes: &[u8]) -> Result<Pcm, WavError> {
    decode(&find_chunks(bytes)?)
}

/// Writes 16-bit mono.
pub fn write(pcm: &Pcm) -> Vec<u8> {
    let data_bytes = pcm.samples.len() * 2;
    let format = Format { float: false, channels: 1, rate: pcm.rate, bits: 16 };
    let mut bytes = header(format, data_bytes);
    bytes.reserve(data_bytes);
    bytes.extend(pcm.samples.iter().flat_map(|sample| sample.to_le_bytes()));
    bytes
}

/// Finds the format and the samples among the chunks of a RIFF file.
fn find_chunks(bytes: &[u8]) -> Result<Layout<'_>, WavError> {
    if bytes.len() > MAX_BYTES {
        return Err(WavError::TooLarge);
    }
    if bytes.get(..4) != Some(b"RIFF") || bytes.get(8..12) != Some(b"WAVE") {
        return Err(WavError::NotWav);
    }
    let mut format = None;
    let mut at = 12;
    while let Some((name, length, body)) = chunk(bytes, at) {
        match name {
            b"fmt " => format = Some(read_format(body)?),
            b"data" => return layout(format, length, body),
            _ => {}
        }
        // Chunks are padded to an even length.
        at = at.saturating_add(8).saturating_add(length as usize).saturating_add(length as usize & 1);
    }
    Err(WavError::Truncated)
}

/// The chunk at `at`: its name, the length it claims, and everything that follows its head.
fn chunk(bytes: &[u8], at: usize) -> Option<(&[u8; 4], u32, &[u8])> {
    let rest = bytes.get(at..)?;
    let (name, rest) = rest.split_first_chunk::<4>()?;
    let (length, body) = rest.split_first_chunk::<4>()?;
    Some((name, u32::from_le_bytes(*length), body))
}

fn layout(format: Option<Format>, length: u32, body: &[u8]) -> Result<Layout<'_>, WavError> {
    let format = format.ok_or(WavError::NotWav)?;
    let streamed = length >= STREAMED || (length == 0 && !body.is_empty());
    let wanted = if streamed { body.len() } else { length as usize };
    let data = body.get(..wanted).unwrap_or(body);
    let frame = usize::from(format.channels) * usize::from(format.bits / 8);
    let whole = data.len() - data.len() % frame.max(1);
    Ok(Layout { format, data: data.get(..whole).unwrap_or_default(), truncated: data.len() < wanted })
}

fn read_format(body: &[u8]) -> Result<Format, WavError> {
    let short = |at: usize| body.get(at..at + 2).and_then(|b| b.try_into().ok()).map(u16::from_le_bytes);
    let long = |at: usize| body.get(at..at + 4).and_then(|b| b.try_into().ok()).map(u32::from_le_bytes);
    let (Some(tag), Some(channels), Some(rate), Some(bits)) = (short(0), short(2), long(4), short(14)) else {
        return Err(WavError::Truncated);
    };
    // An extensible header holds the true tag at the start of its sub-format.
    let tag = if tag == FORMAT_EXTENSIBLE { short(24).unwrap_or_default() } else { tag };
    let float = tag == FORMAT_FLOAT;
    let bits_fit = if float { bits == 32 } else { matches!(bits, 8 | 16 | 24 | 32) };
    let fits = (tag == FORMAT_PCM || float) && bits_fit;
    if !fits || !(1..=8).contains(&channels) || !(4_000..=192_000).contains(&rate) {
        return Err(WavError::Unsupported);
    }
    Ok(Format { float, channels, rate, bits })
}

/// A plain 44-byte header.
fn header(format: Format, data_bytes: usize) -> Vec<u8> {
    let frame = u32::from(format.channels) * u32::from(format.bits / 8);
    let length = u32::try_from(data_bytes).unwrap_or(u32::MAX - 36);
    let mut bytes = Vec::with_capacity(44);
    bytes.extend(b"RIFF");
    bytes.extend((length.saturating_add(36)).to_le_bytes());
    bytes.extend(b"WAVEfmt ");
    bytes.extend(16_u32.to_le_bytes());
    bytes.extend((if format.float { FORMAT_FLOAT } else { FORMAT_PCM }).to_le_bytes());
    bytes.extend(format.channels.to_le_bytes());
    bytes.extend(format.rate.to_le_bytes());
    bytes.extend(format.rate.saturating_mul(frame).to_le_bytes());
    bytes.extend((frame as u16).to_le_bytes());
    bytes.extend(format.bits.to_le_bytes());
    bytes.extend(b"data");
    bytes.extend(length.to_le_bytes());
    bytes
}

fn decode(layout: &Layout<'_>) -> Result<Pcm, WavError> {
    let Format { float, channels, rate, bits } = layout.format;
    let clean = Cursor::new(header(layout.format, layout.data.len())).chain(layout.data);
    let reader = hound::WavReader::new(clean).map_err(|_| WavError::Unsupported)?;
    let frames = layout.data.len() / (usize::from(channels) * usize::from(bits / 8)).max(1);
    let mut samples = Vec::with_capacity(frames);
    if float {
        mix(reader.into_samples::<f32>(), channels, &mut samples)?;
    } else {
        let scale = 1.0 / (1_u64 << (bits - 1)) as f32;
        mix(reader.into_samples::<i32>().map(|s| s.map(|s| s as f32 * scale)), channels, &mut samples)?;
    }
    Ok(Pcm { samples, rate })
}

/// Averages the channels of every frame.
fn mix(
    values: impl Iterator<Item = Result<f32, hound::Error>>,
    channels: u16,
    samples: &mut Vec<i16>,
) -> Result<(), WavError> {
    let (mut sum, mut seen) = (0.0, 0);
    for value in values {
        sum += value.map_err(|_| WavError::Truncated)?;
        seen += 1;
        if seen == channels {
            samples.push(to_i16(sum / f32::from(channels)));
            (sum, seen) = (0.0, 0);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ramp() -> Pcm {
        Pcm { samples: (-500..500).map(|n| n * 60).collect(), rate: 22_050 }
    }

    #[test]
    fn what_is_written_is_read() {
        assert_eq!(read(&write(&ramp())), Ok(ramp()));
    }

    #[test]
    fn lengths_of_a_pipe_are_understood() {
        for length in [0_u32, 0x7FFF_F000, 0xFFFF_FFFF] {
            let mut bytes = write(&ramp());
            bytes[4..8].copy_from_slice(&length.to_le_bytes());
            bytes[40..44].copy_from_slice(&length.to_le_bytes());
            assert_eq!(read_stream(&bytes), Ok(ramp()), "length {length:x}");
        }
    }

    #[test]
    fn a_cut_file_is_told_from_a_whole_one() {
        let bytes = write(&ramp());
        assert_eq!(read(&bytes[..bytes.len() - 3]), Err(WavError::Truncated));
        assert_eq!(read_stream(&bytes[..bytes.len() - 3]).map(|pcm| pcm.samples.len()), Ok(998));
        for cut in 0..44 {
            assert!(read(&bytes[..cut]).is_err(), "cut at {cut}");
        }
    }

    #[test]
    fn stereo_and_other_widths_become_mono() {
        let frames = |format: Format, data: &[u8]| {
            let mut bytes = header(format, data.len());
            bytes.extend(data);
            read(&bytes).map(|pcm| pcm.samples)
        };
        let format = Format { float: false, channels: 2, rate: 8_000, bits: 16 };
        assert_eq!(frames(format, &[0, 64, 0, 32]), Ok(vec![12_288]));
        assert_eq!(frames(Format { channels: 1, bits: 8, ..format }, &[128, 192]), Ok(vec![0, 16_384]));
        assert_eq!(frames(Format { channels: 1, bits: 24, ..format }, &[0, 0, 0x40]), Ok(vec![16_384]));
        let half = 0.5_f32.to_le_bytes();
        assert_eq!(frames(Format { float: true, channels: 1, bits: 32, ..format }, &half), Ok(vec![16_384]));
    }

    #[test]
    fn nonsense_is_refused() {
        assert_eq!(read(b"OggS"), Err(WavError::NotWav));
        let mut bytes = write(&ramp());
        bytes[22..24].copy_from_slice(&0_u16.to_le_bytes());
        assert_eq!(read(&bytes), Err(WavError::Unsupported));
        let mut endless_chunk = b"RIFF\0\0\0\0WAVEjunk".to_vec();
        endless_chunk.extend(u32::MAX.to_le_bytes());
        assert_eq!(read(&endless_chunk), Err(WavError::Truncated));
    }
}
