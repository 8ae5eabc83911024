//! A look at the tokens before any parser sees them: whatever is nested too deep or too long is
//! refused in one pass that uses no stack.

use super::refusal::{Refusal, TOO_LARGE};

/// Deepest nesting of `(`, `[` and `{`.
const DEEPEST: usize = 100;
/// Most tokens of a document.
const MOST_TOKENS: usize = 5_000;

/// Refuses a document that is nested too deep or has too many tokens. What is not well-formed is left
/// to the parser.
pub(super) fn check(source: &str) -> Result<(), Refusal> {
    let bytes = source.as_bytes();
    let (mut at, mut depth, mut tokens) = (0, 0_usize, 0_usize);
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b' ' | b'\t' | b'\n' | b'\r' | b',' => {
                at += 1;
                continue;
            }
            b'#' => {
                at = skip(bytes, at, |byte| byte != b'\n' && byte != b'\r');
                continue;
            }
            b'"' => at = string(bytes, at),
            b'(' | b'[' | b'{' => {
                depth += 1;
                at += 1;
            }
            b')' | b']' | b'}' => {
                depth = depth.saturating_sub(1);
                at += 1;
            }
            byte if word(byte) => at = skip(bytes, at, word),
            _ => at += 1,
        }
        tokens += 1;
        if depth > DEEPEST {
            let message = format!("Dokumen bersarang lebih dari {DEEPEST} tingkat.");
            return Err(Refusal::policy(TOO_LARGE, message));
        }
        if tokens > MOST_TOKENS {
            let message = format!("Dokumen memuat lebih dari {MOST_TOKENS} token.");
            return Err(Refusal::policy(TOO_LARGE, message));
        }
    }
    Ok(())
}

/// Names and numbers.
const fn word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'+')
}

fn skip(bytes: &[u8], from: usize, is: impl Fn(u8) -> bool) -> usize {
    bytes[from..]
        .iter()
        .position(|&byte| !is(byte))
        .map_or(bytes.len(), |length| from + length)
}

/// The end of the string, or block string, that begins at `from`.
fn string(bytes: &[u8], from: usize) -> usize {
    let block = bytes[from..].starts_with(b"\"\"\"");
    let mut at = from + if block { 3 } else { 1 };
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'"' if !block => return at + 1,
            b'"' if bytes[at..].starts_with(b"\"\"\"") => return at + 3,
            b'\\' if !block => at += 2,
            b'\\' if bytes[at..].starts_with(b"\\\"\"\"") => at += 4,
            b'\n' | b'\r' if !block => return at,
            _ => at += 1,
        }
    }
    bytes.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nesting_is_counted_outside_strings_and_comments() {
        let deep = |open: &str, close: &str, n: usize| {
            format!("{{ a(b: {}1{}) }}", open.repeat(n), close.repeat(n))
        };
        assert!(check(&deep("[", "]", 98)).is_ok());
        assert!(check(&deep("[", "]", 99)).is_err());
        assert!(check(&deep("{a:", "}", 99)).is_err());
        assert!(check(&"{a".repeat(101)).is_err());
        let brackets = "[".repeat(500);
        assert!(check(&format!("{{ a(b: \"{brackets}\\\"{brackets}\") }}")).is_ok());
        assert!(
            check(&format!(
                "{{ a(b: \"\"\"{brackets}\\\"\"\"{brackets}\"\"\") }}"
            ))
            .is_ok()
        );
        assert!(check(&format!("#{brackets}\n{{ a }}")).is_ok());
        assert!(check(&format!("{{ a(b: \"\") }} {brackets}")).is_err());
    }

    #[test]
    fn tokens_are_counted() {
        assert!(check(&format!("{{{}}}", "a ".repeat(4_998))).is_ok());
        assert!(check(&format!("{{{}}}", "a ".repeat(4_999))).is_err());
        assert!(check(&format!("{{{}}}", "a,,, \n\t".repeat(4_998))).is_ok());
    }

    #[test]
    fn anything_at_all_is_read_to_its_end() {
        for source in ["\"", "\"\"\"", "\"\\", "\u{feff}{a}", "é\"é", "\"\"\"\\"] {
            assert!(check(source).is_ok(), "{source}");
        }
    }
}
