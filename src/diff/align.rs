//! Which elements of two sequences are the same ones.

use std::collections::HashMap;

/// Most candidate pairs that are weighed; 12 bytes each.
const MOST_PAIRS: usize = 1 << 20;

/// Most pairs whose likeness is looked at in one gap.
const MOST_CELLS: usize = 1 << 12;

/// Pairs of equal elements (place in old, place in new), ascending in both: the most there
/// can be, a longest common subsequence, unless elements repeat so often that there are over
/// a million candidates; then the n-th of a kind is only ever paired with the n-th.
///
/// Time is n log n in the number of elements, plus log n for every candidate pair.
pub fn align(old: &[u64], new: &[u64]) -> Vec<(usize, usize)> {
    let equal = |(a, b): &(&u64, &u64)| a == b;
    let head = old.iter().zip(new).take_while(equal).count();
    let (old_rest, new_rest) = (&old[head..], &new[head..]);
    let tail = old_rest.iter().rev().zip(new_rest.iter().rev());
    let tail = tail.take_while(equal).count();

    let mut pairs: Vec<(usize, usize)> = (0..head).map(|n| (n, n)).collect();
    let middle = longest(
        &old_rest[..old_rest.len() - tail],
        &new_rest[..new_rest.len() - tail],
    );
    pairs.extend(middle.into_iter().map(|(a, b)| (a + head, b + head)));
    pairs.extend(
        (0..tail)
            .rev()
            .map(|n| (old.len() - 1 - n, new.len() - 1 - n)),
    );
    pairs
}

/// A longest common subsequence, after Hunt and Szymanski: a longest chain of candidate pairs
/// that ascends in both. `ends[n]` is the pair a chain of n + 1 ends with, the one
/// earliest in new; candidates of one old element come in descending order, so that no
/// chain takes two of them.
fn longest(old: &[u64], new: &[u64]) -> Vec<(usize, usize)> {
    struct Link {
        old: u32,
        new: u32,
        before: Option<u32>,
    }
    let mut links: Vec<Link> = Vec::new();
    let mut ends: Vec<(u32, u32)> = Vec::new();
    for (old, new) in candidates(old, new) {
        let length = ends.partition_point(|(end, _)| *end < new);
        let before = length.checked_sub(1).map(|n| ends[n].1);
        let end = (new, links.len() as u32);
        match ends.get_mut(length) {
            Some(place) => *place = end,
            None => ends.push(end),
        }
        links.push(Link { old, new, before });
    }
    let mut chain = Vec::with_capacity(ends.len());
    let mut next = ends.last().map(|(_, link)| *link);
    while let Some(link) = next.map(|n| &links[n as usize]) {
        chain.push((link.old as usize, link.new as usize));
        next = link.before;
    }
    chain.reverse();
    chain
}

/// The pairs of equal elements, ascending in old, then descending in new.
fn candidates(old: &[u64], new: &[u64]) -> Vec<(u32, u32)> {
    let mut places: HashMap<u64, Vec<u32>> = old.iter().map(|hash| (*hash, Vec::new())).collect();
    for (n, hash) in new.iter().enumerate() {
        if let Some(places) = places.get_mut(hash) {
            places.push(n as u32);
        }
    }
    let olds = || old.iter().enumerate().map(|(n, hash)| (n as u32, hash));
    let count: usize = olds().map(|(_, hash)| places[hash].len()).sum();
    if count <= MOST_PAIRS.max(old.len() + new.len()) {
        return olds()
            .flat_map(|(n, hash)| places[hash].iter().rev().map(move |place| (n, *place)))
            .collect();
    }
    let mut seen: HashMap<u64, usize> = HashMap::new();
    olds()
        .filter_map(|(n, hash)| {
            let nth = seen.entry(*hash).or_default();
            *nth += 1;
            places[hash].get(*nth - 1).map(|place| (n, *place))
        })
        .collect()
}

/// Pairs of unequal elements, ascending in both, with the most likeness in all; the earlier
/// ones where it does not matter. In a gap too wide for a table, simply in order.
pub fn pair_up(
    olds: usize,
    news: usize,
    likeness: impl Fn(usize, usize) -> u32,
) -> Vec<(usize, usize)> {
    let fewer = olds.min(news);
    if fewer == 0 || olds.max(news) == 1 || olds.saturating_mul(news) > MOST_CELLS {
        return (0..fewer).map(|n| (n, n)).collect();
    }
    // best[a][b]: the most likeness to be had from old a and new b on.
    let mut best = vec![vec![0; news + 1]; olds + 1];
    let mut together = vec![vec![0; news]; olds];
    for (a, b) in (0..olds)
        .rev()
        .flat_map(|a| (0..news).rev().map(move |b| (a, b)))
    {
        together[a][b] = best[a + 1][b + 1] + likeness(a, b);
        best[a][b] = together[a][b].max(best[a + 1][b]).max(best[a][b + 1]);
    }
    let (mut a, mut b) = (0, 0);
    let mut pairs = Vec::with_capacity(fewer);
    while a < olds && b < news {
        if best[a][b] == together[a][b] {
            pairs.push((a, b));
            (a, b) = (a + 1, b + 1);
        } else if best[a][b] == best[a + 1][b] {
            a += 1;
        } else {
            b += 1;
        }
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The textbook's table.
    fn longest_length(old: &[u64], new: &[u64]) -> usize {
        let mut row = vec![0; new.len() + 1];
        for a in old {
            let mut diagonal = 0;
            for (n, b) in new.iter().enumerate() {
                let above = row[n + 1];
                row[n + 1] = if a == b {
                    diagonal + 1
                } else {
                    above.max(row[n])
                };
                diagonal = above;
            }
        }
        row[new.len()]
    }

    fn ascending(pairs: &[(usize, usize)]) -> bool {
        pairs.windows(2).all(|w| w[0].0 < w[1].0 && w[0].1 < w[1].1)
    }

    #[test]
    fn a_hundred_thousand_elements_are_no_trouble() {
        let count = 100_000;
        let ascend: Vec<u64> = (0..count).collect();
        let descend: Vec<u64> = (0..count).rev().collect();
        let others: Vec<u64> = (count..2 * count).collect();
        let coins = |step: u64| -> Vec<u64> { (0..count).map(|n| n * step / 7 % 2).collect() };
        assert_eq!(align(&ascend, &ascend).len(), ascend.len());
        assert_eq!(align(&ascend, &others).len(), 0);
        assert_eq!(align(&ascend, &descend).len(), 1);
        let pairs = align(&coins(3), &coins(5));
        assert!(pairs.len() > ascend.len() / 2 && ascending(&pairs));
    }

    #[test]
    fn like_is_paired_with_like() {
        let same_tens =
            |a: [u32; 2], b: [u32; 3]| pair_up(2, 3, |n, m| 1 + u32::from(a[n] / 10 == b[m] / 10));
        assert_eq!(same_tens([10, 20], [11, 30, 21]), [(0, 0), (1, 2)]);
        assert_eq!(same_tens([10, 20], [30, 11, 21]), [(0, 1), (1, 2)]);
        assert_eq!(same_tens([10, 20], [30, 40, 50]), [(0, 0), (1, 1)]);
        assert_eq!(pair_up(1000, 999, |_, _| 0).len(), 999);
        assert_eq!(pair_up(0, 9, |_, _| 0), []);
    }

    proptest! {
        #[test]
        fn the_alignment_is_a_longest_one(
            old in proptest::collection::vec(0u64..6, 0..24),
            new in proptest::collection::vec(0u64..6, 0..24),
        ) {
            let pairs = align(&old, &new);
            prop_assert!(ascending(&pairs));
            prop_assert!(pairs.iter().all(|(a, b)| old[*a] == new[*b]));
            prop_assert_eq!(pairs.len(), longest_length(&old, &new));
        }
    }
}
