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
    let mut depth = 0_usize;
    for (i, token) in Tokens::of(source).enumerate() {
        match token.first {
            b'(' | b'[' | b'{' => depth += 1,
            b')' | b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > DEEPEST {
            let message = format!("Dokumen bersarang lebih dari {DEEPEST} tingkat.");
            return Err(Refusal::policy(TOO_LARGE, message));
        }
        if i >= MOST_TOKENS {
            let message = format!("Dokumen memuat lebih dari {MOST_TOKENS} token.");
            return Err(Refusal::policy(TOO_LARGE, message));
        }
    }
    Ok(())
}

/// The document with blanks in place of the descriptions of its operations, fragments and variables,
/// which the parser does not know yet. They mean nothing to the execution.
pub(super) fn without_descriptions(source: &str) -> String {
    let tokens: Vec<Token> = Tokens::of(source).collect();
    let mut plain = String::with_capacity(source.len());
    let mut copied = 0;
    let mut open = Vec::new();
    for (i, token) in tokens.iter().enumerate() {
        match token.first {
            b'(' | b'[' | b'{' => open.push(token.first),
            b')' | b']' | b'}' => {
                open.pop();
            }
            b'"' => {
                let next = tokens.get(i + 1).map(|token| &source[token.range()]);
                let before = i.checked_sub(1).and_then(|i| tokens.get(i));
                let described = match open[..] {
                    [] => matches!(
                        next,
                        Some("query" | "mutation" | "subscription" | "fragment")
                    ),
                    [b'('] => next == Some("$") && before.is_none_or(|token| token.first != b'='),
                    _ => false,
                };
                if described {
                    plain.push_str(&source[copied..token.start]);
                    let blank = |c| if c == '\n' || c == '\r' { c } else { ' ' };
                    plain.extend(source[token.range()].chars().map(blank));
                    copied = token.end;
                }
            }
            _ => {}
        }
    }
    plain.push_str(&source[copied..]);
    plain
}

#[derive(Copy, Clone)]
struct Token {
    first: u8,
    start: usize,
    end: usize,
}

impl Token {
    const fn range(self) -> std::ops::Range<usize> {
        self.start..self.end
    }
}

/// The tokens of a document; each step moves on, whatever it meets.
struct Tokens<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Tokens<'a> {
    const fn of(source: &'a str) -> Self {
        Self {
            bytes: source.as_bytes(),
            at: 0,
        }
    }
}

impl Iterator for Tokens<'_> {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        loop {
            let (bytes, start) = (self.bytes, self.at);
            let first = *bytes.get(start)?;
            self.at = match first {
                b' ' | b'\t' | b'\n' | b'\r' | b',' => {
                    self.at += 1;
                    continue;
                }
                b'#' => {
                    self.at = skip(bytes, start, |byte| byte != b'\n' && byte != b'\r');
                    continue;
                }
                b'"' => string(bytes, start),
                _ if word(first) => skip(bytes, start, word),
                // The bytes of one character beyond ASCII stay together.
                _ => skip(bytes, start + 1, |byte| byte & 0b1100_0000 == 0b1000_0000),
            };
            return Some(Token {
                first,
                start,
                end: self.at,
            });
        }
    }
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
            b'\\' if !block && bytes.get(at + 1).is_some_and(u8::is_ascii) => at += 2,
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
    use proptest::prelude::*;

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
    fn descriptions_leave_their_place_empty() {
        let document =
            "\"Apa\" query A(\"\"\"Siapa\né\"\"\" $a: ID = \"x\" $b: ID) { a(b: \"c\") }";
        let plain = "      query A(        \n     $a: ID = \"x\" $b: ID) { a(b: \"c\") }";
        assert_eq!(without_descriptions(document), plain);
        for same in [
            "\"x\" { a }",
            "\"x\" type A { a: ID }",
            "{ a(b: [\"x\" $c]) }",
        ] {
            assert_eq!(without_descriptions(same), same);
        }
    }

    proptest! {
        #[test]
        fn anything_at_all_is_read_to_its_end(source in r#"[\PC"\\{}()\[\]$#\n =]{0,60}"#) {
            prop_assert_eq!(check(&source).is_ok(), true);
            prop_assert_eq!(
                without_descriptions(&source).chars().count(),
                source.chars().count()
            );
        }
    }
}
