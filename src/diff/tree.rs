//! A JSON text as a tree whose nodes point into the text: 32 bytes a node, every node hashed
//! once.

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;

use serde_json::Value;

use crate::path::{Pattern, Step};

/// Deepest nesting that is compared: as deep as serde_json reads values.
const MAX_DEPTH: usize = 127;

/// A key that serde_json gives a meaning of its own, so that it cannot stand in a [`Value`].
const RESERVED_KEY: &str = "$serde_json::private::Number";

/// Why a text cannot be compared as JSON; completes "the body …".
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unfit {
    /// An object has two members of one name.
    #[error("has the key \"{0}\" twice in one object")]
    Repeated(String),
    /// Nested deeper than 127.
    #[error("is nested deeper than {MAX_DEPTH}")]
    Deep,
    /// Over 4 GiB.
    #[error("is over 4 GiB")]
    Large,
    /// No JSON, or holds a string that is no Unicode, such as `"\ud800"`.
    #[error("holds something that is no JSON value, at byte {0}")]
    Odd(usize),
}

/// What a node is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `{…}`
    Object,
    /// `[…]`
    Array,
    /// `"…"`
    String,
    /// A number, as it is written.
    Number,
    /// `true`, `false` or `null`.
    Literal,
}

/// A node: its key and its value as places in the text, and how many nodes it takes.
#[derive(Debug)]
struct Node {
    hash: u64,
    key: (u32, u32),
    value: (u32, u32),
    /// The node after this one and all that is below it.
    next: u32,
    kind: Kind,
}

/// A parsed JSON text: the nodes in the order of the text, each before what is below it.
#[derive(Debug)]
pub struct Tree<'a> {
    text: &'a str,
    nodes: Vec<Node>,
}

/// Most members or elements that are looked at to see how alike two values are.
const MOST_LOOKED_AT: usize = 64;

/// The outermost value of a tree.
pub const ROOT: usize = 0;

impl<'a> Tree<'a> {
    /// Parses a text. What `ignore` stands for is left out of the hashes of what is around it.
    pub fn read(text: &'a str, ignore: &'a [Pattern]) -> Result<Self, Unfit> {
        u32::try_from(text.len()).map_err(|_| Unfit::Large)?;
        let mut scanner = Scanner {
            text,
            at: 0,
            depth: 0,
            nodes: Vec::new(),
            keys: Vec::new(),
            steps: Vec::new(),
            ignore,
        };
        scanner.value((0, 0))?;
        scanner.blanks();
        match scanner.at == text.len() {
            true => Ok(Self {
                text,
                nodes: scanner.nodes,
            }),
            false => Err(scanner.odd()),
        }
    }

    /// What a node is.
    pub fn kind(&self, node: usize) -> Kind {
        self.nodes[node].kind
    }

    /// Equal for values that are the same: key order, white space, escapes and the way
    /// numbers are written do not count.
    pub fn hash(&self, node: usize) -> u64 {
        self.nodes[node].hash
    }

    /// A value's text as it stands.
    pub fn text(&self, node: usize) -> &'a str {
        slice(self.text, self.nodes[node].value)
    }

    /// A member's name, without escapes; empty for what is no member.
    pub fn key(&self, node: usize) -> Cow<'a, str> {
        plain(slice(self.text, self.nodes[node].key)).unwrap_or_default()
    }

    /// A value on its own, numbers as they are written.
    pub fn value(&self, node: usize) -> Value {
        serde_json::from_str(self.text(node)).expect("the scanner takes only what serde_json takes")
    }

    /// What is directly below a node.
    pub fn children(&self, node: usize) -> impl Iterator<Item = usize> + '_ {
        let (mut next, end) = (node + 1, self.nodes[node].next as usize);
        std::iter::from_fn(move || {
            let child = next;
            next = self.nodes.get(child).filter(|_| child < end)?.next as usize;
            Some(child)
        })
    }

    /// True for two strings, numbers or literals of the same value.
    pub fn same_scalar(&self, node: usize, other: &Tree, at: usize) -> bool {
        let (a, b) = (self.text(node), other.text(at));
        match (self.kind(node), other.kind(at)) {
            (Kind::String, Kind::String) => inner(a).and_then(plain) == inner(b).and_then(plain),
            (Kind::Number, Kind::Number) => {
                super::number::canonical(a) == super::number::canonical(b)
            }
            (Kind::Literal, Kind::Literal) => a == b,
            _ => false,
        }
    }

    /// How alike two values are that are not the same: one, one more for the same kind, and two
    /// for each member or element that is the same at the same place. Small and quick: only
    /// for choosing what to compare with what.
    pub fn likeness(&self, node: usize, other: &Tree, at: usize) -> u32 {
        let same = |(a, b): &(usize, usize)| {
            let (a, b) = (*a, *b);
            self.hash(a) == other.hash(b) && self.key(a) == other.key(b)
        };
        let children = self.children(node).zip(other.children(at));
        let alike = children.take(MOST_LOOKED_AT).filter(same).count() as u32;
        1 + u32::from(self.kind(node) == other.kind(at)) + 2 * alike
    }

    /// The members of two objects by name: pairs and old members in the old order, then new
    /// members in the new order.
    pub fn members(
        &self,
        node: usize,
        new: &Tree,
        at: usize,
    ) -> Vec<(Option<usize>, Option<usize>)> {
        let olds: Vec<usize> = self.children(node).collect();
        let news: Vec<usize> = new.children(at).collect();
        // Most objects have their members in the same order.
        let same = |(a, b): &(&usize, &usize)| self.key(**a) == new.key(**b);
        let head = olds.iter().zip(&news).take_while(same).count();
        let mut rest: HashMap<_, _> = news[head..].iter().map(|n| (new.key(*n), *n)).collect();

        let pairs = olds.iter().zip(&news).take(head);
        let mut members: Vec<_> = pairs.map(|(a, b)| (Some(*a), Some(*b))).collect();
        members.extend(
            olds[head..]
                .iter()
                .map(|n| (Some(*n), rest.remove(&self.key(*n)))),
        );
        let added = news[head..]
            .iter()
            .filter(|n| rest.contains_key(&new.key(**n)));
        members.extend(added.map(|n| (None, Some(*n))));
        members
    }
}

fn slice(text: &str, (start, end): (u32, u32)) -> &str {
    &text[start as usize..end as usize]
}

/// A string's text without its quotes.
fn inner(quoted: &str) -> Option<&str> {
    quoted.strip_prefix('"')?.strip_suffix('"')
}

/// A string's content, from its text without the quotes.
fn plain(raw: &str) -> Option<Cow<'_, str>> {
    match raw.contains('\\') {
        true => serde_json::from_str(&format!("\"{raw}\""))
            .ok()
            .map(Cow::Owned),
        false => Some(Cow::Borrowed(raw)),
    }
}

/// A hash of a text. No secret is in it, and nobody relies on it: who makes two values with
/// one hash makes the alignment of arrays worse, and no difference disappear.
fn digest(kind: Kind, bytes: &[u8]) -> u64 {
    bytes
        .chunks(8)
        .fold(fold(kind as u64, bytes.len() as u64), |hash, chunk| {
            let mut word = [0; 8];
            word[..chunk.len()].copy_from_slice(chunk);
            fold(hash, u64::from_le_bytes(word))
        })
}

/// Two hashes as one: both halves of their product, which every bit has a part in.
fn fold(a: u64, b: u64) -> u64 {
    let product = u128::from(a ^ 0x9e37_79b9_7f4a_7c15) * u128::from(b ^ 0xd1b5_4a32_d192_ed03);
    (product as u64) ^ (product >> 64) as u64
}

struct Scanner<'a> {
    text: &'a str,
    at: usize,
    depth: usize,
    nodes: Vec<Node>,
    /// The hashes of the keys of every object that is open.
    keys: Vec<u64>,
    /// Where we are; kept only when something is to be ignored.
    steps: Vec<Step>,
    ignore: &'a [Pattern],
}

impl<'a> Scanner<'a> {
    fn odd(&self) -> Unfit {
        Unfit::Odd(self.at)
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn blanks(&mut self) {
        while let Some(b' ' | b'\t' | b'\n' | b'\r') = self.peek() {
            self.at += 1;
        }
    }

    /// Goes past blanks and this byte.
    fn take(&mut self, byte: u8) -> bool {
        self.blanks();
        let found = self.peek() == Some(byte);
        self.at += usize::from(found);
        found
    }

    fn need(&mut self, byte: u8) -> Result<(), Unfit> {
        self.take(byte).then_some(()).ok_or_else(|| self.odd())
    }

    /// Reads a value, and tells its hash.
    fn value(&mut self, key: (u32, u32)) -> Result<u64, Unfit> {
        self.blanks();
        let (node, start) = (self.nodes.len(), self.at);
        self.nodes.push(Node {
            hash: 0,
            key,
            value: (0, 0),
            next: 0,
            kind: Kind::Literal,
        });
        let (kind, hash) = match self.peek() {
            Some(b'{') => (Kind::Object, self.nested(Self::object)?),
            Some(b'[') => (Kind::Array, self.nested(Self::array)?),
            Some(b'"') => {
                let raw = self.string()?;
                let content = plain(slice(self.text, raw)).ok_or_else(|| self.odd())?;
                (Kind::String, digest(Kind::String, content.as_bytes()))
            }
            Some(b'-' | b'0'..=b'9') => (Kind::Number, self.number()?),
            _ => (Kind::Literal, self.literal()?),
        };
        let next = self.nodes.len() as u32;
        let value = (start as u32, self.at as u32);
        self.nodes[node] = Node {
            hash,
            key,
            value,
            next,
            kind,
        };
        Ok(hash)
    }

    fn nested(&mut self, read: fn(&mut Self) -> Result<u64, Unfit>) -> Result<u64, Unfit> {
        if self.depth == MAX_DEPTH {
            return Err(Unfit::Deep);
        }
        self.depth += 1;
        self.at += 1;
        let hash = read(self)?;
        self.depth -= 1;
        Ok(hash)
    }

    /// An object after its `{`. Its hash is made of a sum, so that order does not count.
    fn object(&mut self) -> Result<u64, Unfit> {
        let (object, first_key) = (self.nodes.len() - 1, self.keys.len());
        let mut sum = 0u64;
        while !self.take(b'}') {
            if self.keys.len() > first_key {
                self.need(b',')?;
            }
            self.blanks();
            let raw = self.string()?;
            let key = plain(slice(self.text, raw)).ok_or_else(|| self.odd())?;
            if key == RESERVED_KEY {
                return Err(self.odd());
            }
            let key_hash = digest(Kind::Object, key.as_bytes());
            self.keys.push(key_hash);
            self.need(b':')?;
            let counts = self.enter(|| Step::Key(key.into_owned()));
            let hash = self.value(raw)?;
            self.steps.pop();
            if counts {
                sum = sum.wrapping_add(fold(key_hash, hash));
            }
        }
        self.no_repeats(object, first_key)?;
        Ok(fold(Kind::Object as u64, sum))
    }

    /// Refuses two keys of one name in an object, whose keys begin at `first_key`, and
    /// forgets its keys.
    fn no_repeats(&mut self, object: usize, first_key: usize) -> Result<(), Unfit> {
        let keys = &mut self.keys[first_key..];
        keys.sort_unstable();
        let repeated = keys.windows(2).find(|pair| pair[0] == pair[1]);
        if let Some(&[hash, _]) = repeated {
            let mut names = self.nodes[object + 1..]
                .iter()
                .map(|node| slice(self.text, node.key));
            let name = names.find(|raw| {
                plain(raw).is_some_and(|key| digest(Kind::Object, key.as_bytes()) == hash)
            });
            return Err(Unfit::Repeated(name.unwrap_or_default().to_owned()));
        }
        self.keys.truncate(first_key);
        Ok(())
    }

    /// An array after its `[`.
    fn array(&mut self) -> Result<u64, Unfit> {
        let (mut sum, mut index) = (Kind::Array as u64, 0);
        while !self.take(b']') {
            if index > 0 {
                self.need(b',')?;
            }
            let counts = self.enter(|| Step::Index(index));
            let hash = self.value((0, 0))?;
            self.steps.pop();
            if counts {
                sum = fold(sum, hash);
            }
            index += 1;
        }
        Ok(sum)
    }

    /// Takes a step down where paths matter. False when what is there is to be ignored.
    fn enter(&mut self, step: impl FnOnce() -> Step) -> bool {
        if self.ignore.is_empty() {
            return true;
        }
        self.steps.push(step());
        !self
            .ignore
            .iter()
            .any(|pattern| pattern.matches(&self.steps))
    }

    /// A string: where its content is.
    fn string(&mut self) -> Result<(u32, u32), Unfit> {
        self.need(b'"')?;
        let start = self.at;
        loop {
            let rest = &self.text.as_bytes()[self.at..];
            let special = rest
                .iter()
                .position(|b| matches!(b, b'"' | b'\\' | 0..=0x1f));
            self.at += special.unwrap_or(rest.len());
            match self.peek() {
                Some(b'"') => break,
                // What follows is looked at by serde_json, when the escapes are resolved.
                Some(b'\\') => self.at = self.text.len().min(self.at + 2),
                _ => return Err(self.odd()),
            }
        }
        self.at += 1;
        Ok((start as u32, self.at as u32 - 1))
    }

    fn number(&mut self) -> Result<u64, Unfit> {
        let text = self.word(|b| matches!(b, b'-' | b'+' | b'.' | b'e' | b'E' | b'0'..=b'9'));
        let canonical = super::number::canonical(text).ok_or_else(|| self.odd())?;
        Ok(digest(Kind::Number, canonical.as_bytes()))
    }

    fn literal(&mut self) -> Result<u64, Unfit> {
        let text = self.word(|b| b.is_ascii_lowercase());
        match text {
            "true" | "false" | "null" => Ok(digest(Kind::Literal, text.as_bytes())),
            _ => Err(self.odd()),
        }
    }

    fn word(&mut self, takes: impl Fn(u8) -> bool) -> &'a str {
        let rest = &self.text.as_bytes()[self.at..];
        let length = rest.iter().position(|b| !takes(*b)).unwrap_or(rest.len());
        let word: Range<usize> = self.at..self.at + length;
        self.at = word.end;
        &self.text[word]
    }
}
