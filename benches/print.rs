//! How long files for print take: `cargo bench --bench print [-- --a1 | --enlarge | --out DIR]`.
//!
//! The table is for painted pictures of 3508² pixels (A4, square, 300 dots an inch): seconds that one core works (Linux: ticks of
//! 1/100 s, so that other programs on the machine do not count; elsewhere the clock) and size of a PNG by level of deflate, of TIFF
//! and JPEG; in the same run libvips (`vips`) and Pillow (`python3` with `PIL`) write the same pixels, where they are installed, and
//! their time is divided by ours. Then all cores: several pictures at once, and one picture in strips.
//! `--a1` makes whole prints of A2 and A1 with bleed and crop marks and shows the largest memory held, also while they are signed. `--enlarge` makes paintings
//! smaller and large again and says how near they come to what they were. `--out DIR` writes a file of every kind, for
//! `scripts/check-print`.

mod counting;

use malgeurim::art::{self, Flow, Picture, codec, compose, enlarged, parallel, print_file};
use malgeurim::domain::artwork::{Artwork, Deed, Hand, Step, Title};
use malgeurim::domain::drawing::{Mark, Pen, Point, Tool};
use malgeurim::domain::exhibition::{Exhibition, PictureFormat, PrintOptions};
use malgeurim::domain::id::BlobId;
use malgeurim::domain::locale::LocalText;
use malgeurim::domain::provenance::Making;
use malgeurim::domain::scene::Scene;
use malgeurim::domain::sheet::{Drawn, Painting, Sheet};
use malgeurim::domain::tone::Tone;
use malgeurim::formats::metadata::{self, About, Surface};
use malgeurim::formats::vocabulary;
use malgeurim::io::print;
use malgeurim::io::provenance::{Unsigned, Vault, sign};
use malgeurim::io::sheets::ReadBlob;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Arc, LazyLock};
use std::time::Instant;

/// A4 at 300 dots an inch.
const A4: u32 = 3508;
/// Runs of each measure; the middle one counts.
const RUNS: usize = 3;
/// Seconds allowed for a PNG on one core.
const GOAL: f64 = 1.5;
const STYLES: [&str; 3] = ["oil", "watercolour", "papercut"];

fn scene() -> Scene {
    let words = vocabulary::builtin();
    let chosen: Vec<_> = ["바다", "고양이", "해"].iter().filter_map(|text| words.find(text)).collect();
    compose(&chosen, 7)
}

fn painted(style: &str, px: u32) -> Picture {
    art::paint(&scene(), style, 7, px, &mut |_| Flow::Continue).unwrap_or_default()
}

/// Something that counts seconds.
type Clock = fn() -> f64;

/// The clock on the wall.
fn wall() -> f64 {
    static BEGAN: LazyLock<Instant> = LazyLock::new(Instant::now);
    BEGAN.elapsed().as_secs_f64()
}

/// Seconds that processors have worked for this process and the programs that it ran.
fn processor() -> f64 {
    let Ok(text) = std::fs::read_to_string("/proc/self/stat") else { return wall() };
    let after = text.rsplit(')').next().unwrap_or_default().split_whitespace();
    after.skip(11).take(4).filter_map(|ticks| ticks.parse::<f64>().ok()).sum::<f64>() / 100.0
}

fn median(clock: Clock, mut work: impl FnMut() -> usize) -> (f64, usize) {
    let mut bytes = 0;
    let mut seconds: Vec<f64> = (0..RUNS)
        .map(|_| {
            let start = clock();
            bytes = std::hint::black_box(work());
            clock() - start
        })
        .collect();
    seconds.sort_by(f64::total_cmp);
    (seconds[RUNS / 2], bytes)
}

/// A folder that is removed in the end.
struct Folder(PathBuf);

impl Folder {
    fn new() -> Self {
        let path = std::env::temp_dir().join(format!("malgeurim-print-{}", std::process::id()));
        std::fs::create_dir_all(&path).expect("a folder for temporary files");
        Self(path)
    }

    fn file(&self, name: &str) -> String {
        self.0.join(name).display().to_string()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        drop(std::fs::remove_dir_all(&self.0));
    }
}

fn write_ppm(picture: &Picture, to: &str) {
    let mut bytes = format!("P6 {} {} 255\n", picture.width, picture.height).into_bytes();
    bytes.extend(picture.rgba.chunks_exact(4).flat_map(|p| [p[0], p[1], p[2]]));
    std::fs::write(to, bytes).expect("room for a picture");
}

fn read_ppm(from: &str, side: u32) -> Option<Picture> {
    let bytes = std::fs::read(from).ok()?;
    let rgb = bytes.get(bytes.len().checked_sub(side as usize * side as usize * 3)?..)?;
    let rgba = rgb.chunks_exact(3).flat_map(|p| [p[0], p[1], p[2], 255]).collect();
    Some(Picture { width: side, height: side, rgba })
}

fn vips(args: &[&str]) -> Option<()> {
    let ran = Command::new("vips").env("VIPS_CONCURRENCY", "1").args(args).output().ok()?;
    ran.status.success().then_some(())
}

/// What a line of Python with Pillow prints.
fn pillow(program: &str, args: &[&str]) -> Option<String> {
    let program = format!("import sys, time, os\nfrom PIL import Image\n{program}");
    let run = |python: &str| {
        let ran = Command::new(python).arg("-c").arg(&program).args(args).output().ok()?;
        ran.status.success().then(|| String::from_utf8_lossy(&ran.stdout).trim().to_owned())
    };
    // Packages of the system belong to the system's Python, which need not be the first.
    run("python3").or_else(|| run("/usr/bin/python3"))
}

/// Seconds and bytes of libvips; what it needs to start and to read the picture is taken off.
fn of_vips(folder: &Folder, level: u32) -> Option<(f64, usize)> {
    let (input, out) = (folder.file("in.v"), folder.file("vips.png"));
    vips(&["copy", &folder.file("in.ppm"), &input])?;
    vips(&["avg", &input])?;
    let time = |args: &[&str]| median(processor, || usize::from(vips(args).is_some())).0;
    let nothing = time(&["avg", &input]);
    let level = level.to_string();
    let all = time(&["pngsave", &input, &out, "--compression", &level]);
    Some(((all - nothing).max(1e-3), std::fs::metadata(&out).ok()?.len() as usize))
}

/// Seconds and bytes of Pillow, measured inside it.
fn of_pillow(folder: &Folder, level: u32) -> Option<(f64, usize)> {
    const SAVE: &str = "\
picture = Image.open(sys.argv[1]); picture.load()
times = []
for _ in range(3):
    start = time.process_time(); picture.save(sys.argv[2], compress_level=int(sys.argv[3])); times.append(time.process_time() - start)
print(sorted(times)[1], os.path.getsize(sys.argv[2]))";
    let said = pillow(SAVE, &[&folder.file("in.ppm"), &folder.file("pillow.png"), &level.to_string()])?;
    let (seconds, bytes) = said.split_once(' ')?;
    Some((seconds.parse().ok()?, bytes.parse().ok()?))
}

fn line(name: &str, (seconds, bytes): (f64, usize), ours: Option<f64>) {
    let ratio = ours.map_or(String::new(), |ours| format!("{:>8.1} x", seconds / ours));
    println!("  {name:<34} {seconds:>7.2} s {:>8.2} MB {ratio}", bytes as f64 / 1e6);
}

fn table(folder: &Folder) {
    for style in STYLES {
        let picture = painted(style, A4);
        write_ppm(&picture, &folder.file("in.ppm"));
        println!("{style}, {A4} x {A4} pixels, one core; goal for PNG {GOAL} s");
        let one = |work: &dyn Fn() -> usize| parallel::with_threads(1, || median(processor, work));
        let encoded = |format| print_file::encode(&picture, format, 300, None).map_or(0, |bytes| bytes.len());
        for level in [1, 2, 3, 4, 5, 6, 9] {
            let work = || print_file::encode_png_at(&picture, 300, level).map_or(0, |bytes| bytes.len());
            line(&format!("PNG, level {level}"), one(&work), None);
        }
        line("PNG of the app (fdeflate)", one(&|| codec::encode_png(&picture).map_or(0, |png| png.len())), None);
        let ours = one(&|| encoded(PictureFormat::Png));
        line("PNG for print", ours, Some(ours.0));
        for level in [1, 6] {
            let theirs = [("libvips", of_vips(folder, level)), ("Pillow", of_pillow(folder, level))];
            for (name, found) in theirs {
                match found {
                    Some(found) => line(&format!("PNG of {name}, level {level}"), found, Some(ours.0)),
                    None => println!("  {name}: not installed"),
                }
            }
        }
        line("TIFF for print", one(&|| encoded(PictureFormat::Tiff)), None);
        line("JPEG for print", one(&|| encoded(PictureFormat::Jpeg)), None);
        cores(&picture);
    }
}

/// Several pictures at once, each on one core; and one picture on all of them.
fn cores(picture: &Picture) {
    let cores = std::thread::available_parallelism().map_or(1, |n| n.get());
    let count = cores * 2;
    let png = || print_file::encode(picture, PictureFormat::Png, 300, None).map_or(0, |bytes| bytes.len());
    let (many, _) = median(wall, || parallel::collect(count, |_| png()).len());
    let (strips, _) = median(wall, png);
    let (alone, _) = parallel::with_threads(1, || median(wall, png));
    let (once, at_once) = (alone * count as f64 / many, alone / strips);
    println!(
        "  {cores} cores: {count} PNG files at once {many:.2} s, {once:.2} x; one in strips {strips:.2} s, {at_once:.2} x"
    );
}

/// A ring around the middle of the sheet.
fn ring() -> Arc<Drawn> {
    let pen = Pen { tool: Tool::Crayon, color: [20, 20, 120], radius: 60, ..Pen::default() };
    let point = |i: u32| {
        let angle = i as f32 / 100.0 * std::f32::consts::TAU;
        Point::new(2048.0 + 1500.0 * angle.cos(), 2048.0 + 1500.0 * angle.sin(), 128, i * 16)
    };
    let mark = Arc::new(Mark { pen, trail: (0..=100).map(point).collect() });
    Arc::new(Drawn { id: "m".into(), work: "w".into(), sheet: 0, nth: 1, at: 1, mark })
}

/// What lies below the marks of a print that is measured.
#[derive(Clone, Copy, Debug)]
enum Below {
    /// A painting of a scene in this style, which is painted again.
    Painted(&'static str),
    /// A photograph as bad to compress as can be: noise.
    Noise,
    /// White paper.
    Nothing,
}

/// What is printed: below, with a mark, with lines on top.
fn measured(below: Below, drawn: bool, lines: bool) -> (Sheet, ReadBlob) {
    let noise = (0..2048u32 * 2048).flat_map(|i| {
        let [r, g, b, _] = i.wrapping_mul(2_654_435_761).rotate_left(i % 31).to_le_bytes();
        [r, g, b, 255]
    });
    let picture = match below {
        Below::Painted(style) => painted(style, 1024),
        Below::Noise => Picture { width: 2048, height: 2048, rgba: noise.collect() },
        Below::Nothing => Picture::filled(1024, 1024, [250; 4]),
    };
    let png = Arc::new(codec::encode_png(&picture).unwrap_or_default());
    let painted = match below {
        Below::Painted(style) => {
            let painting = Painting { scene: scene(), style: style.to_owned(), seed: 7, tone: Tone::default() };
            Some(Box::new(painting))
        }
        _ => None,
    };
    let (width, height) = (picture.width, picture.height);
    let base = (!matches!(below, Below::Nothing)).then(|| BlobId::of(&png));
    let (outline, marks) = (lines.then(|| BlobId::of(&png)), if drawn { vec![ring()] } else { Vec::new() });
    let sheet = Sheet { width, height, base, painted, outline, marks, ..Sheet::default() };
    (sheet, Arc::new(move |_| Some(png.to_vec())))
}

/// Gigabytes held at most while a file is signed.
fn signed(folder: &Folder, bytes: &[u8], format: PictureFormat) -> f64 {
    let now = malgeurim::io::files::now_millis();
    let identity = Vault::in_files(&folder.0).identity("Bench", now).expect("a certificate of the bench's own");
    let making = Making::of(&Artwork::default(), false, false);
    let unsigned = Unsigned { bytes, mime: format.mime(), making: &making, thumbnail: None, read: &|_| None };
    counting::begin();
    std::hint::black_box(sign(&unsigned, &identity)).expect("a file that can be signed");
    counting::peak() as f64 / 1e9
}

fn a1() {
    let folder = Folder::new();
    println!("prints at 300 dots an inch with bleed and crop marks; largest memory held");
    for (mm, below, drawn, lines, format) in [
        (841, Below::Noise, false, false, PictureFormat::Png),
        (841, Below::Noise, false, false, PictureFormat::Tiff),
        (841, Below::Noise, false, false, PictureFormat::Jpeg),
        (841, Below::Noise, true, true, PictureFormat::Png),
        (594, Below::Noise, false, false, PictureFormat::Png),
        (594, Below::Noise, true, true, PictureFormat::Png),
        (841, Below::Nothing, true, false, PictureFormat::Png),
        (841, Below::Painted("oil"), false, false, PictureFormat::Png),
        (841, Below::Painted("oil"), true, false, PictureFormat::Tiff),
        (594, Below::Painted("oil"), true, false, PictureFormat::Png),
        (841, Below::Painted("watercolour"), true, false, PictureFormat::Png),
        (841, Below::Painted("watercolour"), false, false, PictureFormat::Jpeg),
    ] {
        let (sheet, read) = measured(below, drawn, lines);
        let options = PrintOptions { format, mm, dpi: 300, bleed_mm: 3, crop_marks: true };
        counting::begin();
        let start = Instant::now();
        let made = print::file(&sheet, 0, &options, None, &read, &mut |_| true);
        let (seconds, peak) = (start.elapsed().as_secs_f64(), counting::peak() as f64 / 1e9);
        let Ok(made) = made else { return println!("not made: {made:?}") };
        let (size, name) = (made.bytes.len() as f64 / 1e6, format!("{below:?}"));
        let signing = signed(&folder, &made.bytes, format);
        println!(
            "{mm} mm {name:<22} marks {drawn:<5} lines {lines:<5} {format:?} {:?} {seconds:>6.1} s {size:>7.1} MB, {peak:.2} GB, signing {signing:.2} GB",
            made.kind
        );
    }
}

/// Decibels of the peak above the mean square of the differences.
fn psnr(a: &Picture, b: &Picture) -> f64 {
    let squares: f64 = a.rgba.iter().zip(&b.rgba).map(|(a, b)| f64::from(a.abs_diff(*b)).powi(2)).sum();
    10.0 * (255.0f64.powi(2) * a.rgba.len() as f64 * 0.75 / squares.max(1.0)).log10()
}

fn enlarging(folder: &Folder) {
    const SIDE: u32 = 2048;
    println!("paintings of {SIDE}² pixels made half as large and enlarged again: decibels (more is nearer)");
    for style in STYLES {
        let picture = painted(style, SIDE);
        let small = picture.resized(SIDE / 2, SIDE / 2);
        let (input, out) = (folder.file("small.ppm"), folder.file("large.ppm"));
        write_ppm(&small, &input);
        let resize = |filter: &str| {
            let program = format!(
                "Image.open(sys.argv[1]).resize(({SIDE}, {SIDE}), Image.Resampling.{filter}).save(sys.argv[2])"
            );
            pillow(&program, &[&input, &out]).and_then(|_| read_ppm(&out, SIDE)).map(|large| psnr(&picture, &large))
        };
        let by_vips = vips(&["resize", &input, &out, "2"]).and_then(|()| read_ppm(&out, SIDE));
        let start = processor();
        let ours = parallel::with_threads(1, || enlarged(&small, SIDE, SIDE));
        let seconds = processor() - start;
        println!(
            "  {style:<12} ours {:.2} ({seconds:.2} s), straight lines {:.2}, Pillow Lanczos {:.2?}, bicubic {:.2?}, libvips {:.2?}",
            psnr(&picture, &ours),
            psnr(&picture, &small.resized(SIDE, SIDE)),
            resize("LANCZOS"),
            resize("BICUBIC"),
            by_vips.map(|large| psnr(&picture, &large)),
        );
    }
}

/// A work of a service with people's names in it, as a file of every kind.
fn write_all(to: &Path) -> std::io::Result<()> {
    std::fs::create_dir_all(to)?;
    let did = Deed::Generated { service: "Alpha".into(), model: "a-2".into(), prompt: "secret prompt".into() };
    let work = Artwork {
        title: Title { text: "햇빛 & <바다>".to_owned(), ..Title::default() },
        maker: "김하늘".to_owned(),
        alt: LocalText::new("바닷가의 고양이", "A cat by the sea"),
        steps: vec![Step { at: 0, by: Hand::Service, did, result: None }],
        ..Artwork::default()
    };
    let about = About { at: 1_795_593_600_000, offset_min: 540, ..About::default() };
    let xmp = metadata::of(&work, &Exhibition::default(), &vocabulary::builtin(), Surface::Paper(148), &about);
    let picture = painted("oil", 874);
    for format in [PictureFormat::Png, PictureFormat::Tiff, PictureFormat::Jpeg] {
        let options = PrintOptions { format, dpi: 150, bleed_mm: 3, crop_marks: true, ..PrintOptions::default() };
        let laid_out = print_file::sheet(picture.clone(), &options);
        let bytes = print_file::encode(&laid_out, format, options.dpi, Some(&xmp)).map_err(std::io::Error::other)?;
        std::fs::write(to.join(format!("print.{}", format.ending())), bytes)?;
    }
    Ok(())
}

fn main() {
    // Cargo passes flags of its own, such as --bench.
    let args: Vec<String> = std::env::args().skip(1).collect();
    let has = |flag: &str| args.iter().any(|arg| arg == flag);
    if let Some(to) = args.iter().skip_while(|arg| *arg != "--out").nth(1) {
        match write_all(Path::new(to)) {
            Ok(()) => println!("{to}: written"),
            Err(error) => println!("{to}: {error}"),
        }
    } else if has("--a1") {
        a1();
    } else if has("--enlarge") {
        enlarging(&Folder::new());
    } else {
        table(&Folder::new());
    }
}
