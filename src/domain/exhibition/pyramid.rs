//! How a picture is cut into tiles for zooming: the geometry of an IIIF image service of level 0, in numbers only.
//!
//! Every level halves the one before it, rounded up, until the whole picture fits into one tile. Tiles are named by the
//! canonical addresses of the [IIIF Image API 3.0](https://iiif.io/api/image/3.0/): `region/size/0/default.jpg`, where a whole
//! picture is `full` and its own size is `max`.

/// Longer side of a tile in pixels.
pub const TILE_PX: u32 = 512;
/// Longest side of a picture that can be cut.
pub const MAX_PX: u32 = 16_384;
/// Longest side of the sizes that are offered as one file: enough for a list of works or a phone.
const MAX_WHOLE_PX: u32 = 1_024;

/// The levels and tiles of a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Pyramid {
    width: u32,
    height: u32,
}

/// A part of the picture at one level.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Tile {
    /// How many pixels of the picture one pixel of the tile stands for, along each side: 1, 2, 4, ….
    pub scale: u32,
    /// Left edge, upper edge, width and height in pixels of the picture.
    pub region: [u32; 4],
    /// Width and height of its own file in pixels.
    pub size: [u32; 2],
    /// It shows the whole picture.
    pub is_whole: bool,
}

impl Pyramid {
    /// Of a picture of this size in pixels; kept between 1 and `MAX_PX`.
    pub fn of(width: u32, height: u32) -> Self {
        Self { width: width.clamp(1, MAX_PX), height: height.clamp(1, MAX_PX) }
    }

    /// Width in pixels.
    pub fn width(&self) -> u32 {
        self.width
    }

    /// Height in pixels.
    pub fn height(&self) -> u32 {
        self.height
    }

    /// The scale of each level, sharpest first: 1, 2, 4, …, until all fits into one tile.
    pub fn scales(&self) -> Vec<u32> {
        let long = self.width.max(self.height);
        let is_needed = |scale: &u32| *scale == 1 || long.div_ceil(scale / 2) > TILE_PX;
        (0..u32::BITS).map(|power| 1 << power).take_while(is_needed).collect()
    }

    /// Width and height of the whole picture at a scale.
    pub fn size_at(&self, scale: u32) -> [u32; 2] {
        [self.width, self.height].map(|side| side.div_ceil(scale.max(1)))
    }

    /// The smaller sizes that the whole picture has in one file, smallest first. They are `sizes` of `info.json`.
    pub fn sizes(&self) -> Vec<[u32; 2]> {
        let smaller = self.scales().into_iter().skip(1).map(|scale| self.size_at(scale));
        let mut sizes: Vec<[u32; 2]> = smaller.filter(|size| size[0].max(size[1]) <= MAX_WHOLE_PX).collect();
        sizes.reverse();
        sizes
    }

    /// Tiles of a level, row after row; together they cover the picture once.
    pub fn tiles(&self, scale: u32) -> impl Iterator<Item = Tile> + use<> {
        let (whole, scale) = (*self, scale.max(1));
        let step = TILE_PX.saturating_mul(scale);
        let starts = move |side: u32| (0..side).step_by(step as usize);
        starts(whole.height).flat_map(move |y| starts(whole.width).map(move |x| whole.tile(scale, x, y, step)))
    }

    fn tile(&self, scale: u32, x: u32, y: u32, step: u32) -> Tile {
        let (width, height) = (step.min(self.width - x), step.min(self.height - y));
        let is_whole = (width, height) == (self.width, self.height);
        Tile { scale, region: [x, y, width, height], size: [width.div_ceil(scale), height.div_ceil(scale)], is_whole }
    }

    /// The whole picture at a scale, as one file.
    pub fn whole(&self, scale: u32) -> Tile {
        Tile { scale, region: [0, 0, self.width, self.height], size: self.size_at(scale), is_whole: true }
    }

    /// Every file of a level: its tiles, and the whole picture where that is offered too.
    pub fn level(&self, scale: u32) -> Vec<Tile> {
        let mut tiles: Vec<Tile> = self.tiles(scale).collect();
        let is_one = matches!(tiles[..], [Tile { is_whole: true, .. }]);
        if !is_one && (scale == 1 || self.sizes().contains(&self.size_at(scale))) {
            tiles.push(self.whole(scale));
        }
        tiles
    }

    /// How many files all levels have.
    pub fn count(&self) -> usize {
        self.scales().into_iter().map(|scale| self.level(scale).len()).sum()
    }
}

impl Tile {
    /// Its address below the service's own: `512,0,512,512/512,512/0/default.jpg`.
    pub fn path(&self) -> String {
        let ([x, y, width, height], [across, down]) = (self.region, self.size);
        let region = if self.is_whole { "full".to_owned() } else { format!("{x},{y},{width},{height}") };
        let size = if self.is_whole && self.scale == 1 { "max".to_owned() } else { format!("{across},{down}") };
        format!("{region}/{size}/0/default.jpg")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    #[test]
    fn levels_end_where_all_fits_into_one_tile() {
        assert_eq!(Pyramid::of(512, 300).scales(), [1]);
        assert_eq!(Pyramid::of(513, 300).scales(), [1, 2]);
        assert_eq!(Pyramid::of(2048, 2048).scales(), [1, 2, 4]);
        assert_eq!(Pyramid::of(4961, 3508).scales(), [1, 2, 4, 8, 16]);
        assert_eq!(Pyramid::of(0, u32::MAX), Pyramid::of(1, MAX_PX));
    }

    #[test]
    fn addresses_are_canonical() {
        let paths = |scale| Pyramid::of(1300, 700).level(scale).iter().map(Tile::path).collect::<Vec<_>>();
        assert_eq!(paths(1).len(), 7);
        assert_eq!(paths(1)[5], "1024,512,276,188/276,188/0/default.jpg");
        assert_eq!(paths(1)[6], "full/max/0/default.jpg");
        let halves = ["0,0,1024,700/512,350/0/default.jpg", "1024,0,276,700/138,350/0/default.jpg"];
        assert_eq!(paths(2), [&halves[..], &["full/650,350/0/default.jpg"]].concat());
        assert_eq!(paths(4), ["full/325,175/0/default.jpg"]);
        assert_eq!(Pyramid::of(1300, 700).sizes(), [[325, 175], [650, 350]]);
        assert_eq!(Pyramid::of(20, 10).level(1)[0].path(), "full/max/0/default.jpg");
    }

    proptest! {
        /// Side by side, without gap or overlap, on every level; and every file is small enough and named once.
        #[test]
        fn tiles_cover_the_picture_exactly_once(width in 1u32..6000, height in 1u32..6000) {
            let pyramid = Pyramid::of(width, height);
            let mut names = BTreeSet::new();
            for scale in pyramid.scales() {
                let tiles: Vec<Tile> = pyramid.tiles(scale).collect();
                let area: u64 = tiles.iter().map(|t| u64::from(t.region[2]) * u64::from(t.region[3])).sum();
                prop_assert_eq!(area, u64::from(width) * u64::from(height));
                let size = pyramid.size_at(scale);
                let columns = size[0].div_ceil(TILE_PX) as usize;
                prop_assert_eq!(tiles.len(), columns * size[1].div_ceil(TILE_PX) as usize);
                for (at, tile) in tiles.iter().enumerate() {
                    let place = [(at % columns) as u32, (at / columns) as u32].map(|n| n * TILE_PX);
                    prop_assert_eq!([tile.region[0], tile.region[1]], place.map(|n| n * scale));
                    prop_assert!(tile.region[0] + tile.region[2] <= width && tile.region[1] + tile.region[3] <= height);
                    // A file has as many pixels as are left of its level, 512 at most.
                    prop_assert_eq!(tile.size, [0, 1].map(|side| (size[side] - place[side]).min(TILE_PX)));
                }
                for tile in pyramid.level(scale) {
                    prop_assert!(names.insert(tile.path()), "{} is there twice", tile.path());
                }
            }
            prop_assert_eq!(names.len(), pyramid.count());
            prop_assert!(names.contains("full/max/0/default.jpg"));
            for [across, down] in pyramid.sizes() {
                let path = format!("full/{across},{down}/0/default.jpg");
                prop_assert!(names.contains(&path), "{} is missing", path);
            }
        }
    }
}
