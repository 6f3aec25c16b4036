//! Tiny voices of both layouts, made here: the tensors are those of real ones, the sound is a buzz.

use malgeurim::formats::onnx::message::{
    Attribute, Dim, FLOAT, Graph, INT64, Kind, Model, Node, OperatorSet, Shape, Tensor, TensorKind, ValueInfo,
};
use prost::Message;
use std::fs;
use std::path::Path;

/// Element type `BOOL` of `TensorProto.DataType`.
const BOOL: i32 = 9;

/// An edge of a graph; -1: a side that is not fixed.
fn edge(name: &str, elem_type: i32, shape: &[i64]) -> ValueInfo {
    let dim = |side: &i64| match side {
        -1 => Dim { value: 0, param: format!("{name}-side") },
        side => Dim { value: *side, param: String::new() },
    };
    let shape = Some(Shape { dim: shape.iter().map(dim).collect() });
    ValueInfo { name: name.to_owned(), kind: Some(Kind { tensor: Some(TensorKind { elem_type, shape }) }) }
}

fn node(op: &str, inputs: &[&str], output: &str, attribute: Vec<Attribute>) -> Node {
    Node {
        op_type: op.to_owned(),
        input: inputs.iter().map(|name| (*name).to_owned()).collect(),
        output: vec![output.to_owned()],
        attribute,
        ..Node::default()
    }
}

fn integers(name: &str, values: &[i64]) -> Tensor {
    let raw_data = values.iter().flat_map(|value| value.to_le_bytes()).collect();
    Tensor { name: name.to_owned(), data_type: INT64, dims: vec![values.len() as i64], raw_data, ..Tensor::default() }
}

fn number(name: &str, value: f32) -> Tensor {
    let raw_data = value.to_le_bytes().to_vec();
    Tensor { name: name.to_owned(), data_type: FLOAT, dims: vec![1], raw_data, ..Tensor::default() }
}

fn file(graph: Graph) -> Vec<u8> {
    let graph = Some(Graph { name: "tiny".to_owned(), ..graph });
    let opset_import = vec![OperatorSet { domain: String::new(), version: 13 }];
    Model { ir_version: 8, graph, opset_import, ..Model::default() }.encode_to_vec()
}

fn piper_edges(speakers: bool) -> Vec<ValueInfo> {
    let mut input =
        vec![edge("input", INT64, &[1, -1]), edge("input_lengths", INT64, &[1]), edge("scales", FLOAT, &[3])];
    if speakers {
        input.push(edge("sid", INT64, &[1]));
    }
    input
}

/// Every number becomes 200 samples at its own level, times the length that was asked for.
pub fn piper(speakers: bool) -> Vec<u8> {
    let to = |kind: i32| vec![Attribute::int("to", i64::from(kind))];
    let mut level = vec![node("Cast", &["input"], "numbers", to(FLOAT))];
    let levels = if speakers {
        level.push(node("Cast", &["sid"], "speaker", to(FLOAT)));
        level.push(node("Add", &["numbers", "speaker"], "levels", Vec::new()));
        "levels"
    } else {
        "numbers"
    };
    level.extend([
        node("Sin", &[levels], "waves", Vec::new()),
        node("Mul", &["waves", "half"], "quiet", Vec::new()),
        node("Reshape", &["quiet", "column"], "each", Vec::new()),
        node("Gather", &["scales", "second"], "length", Vec::new()),
        node("Mul", &["length", "samples"], "wide", Vec::new()),
        node("Cast", &["wide"], "width", to(INT64)),
        node("Concat", &["ones", "width"], "size", vec![Attribute::int("axis", 0)]),
        node("Expand", &["each", "size"], "all", Vec::new()),
        node("Reshape", &["all", "line"], "output", Vec::new()),
    ]);
    file(Graph {
        node: level,
        initializer: vec![
            number("half", 0.5),
            number("samples", 200.0),
            integers("second", &[1]),
            integers("ones", &[1, 1, 1]),
            integers("column", &[1, 1, -1, 1]),
            integers("line", &[1, 1, 1, -1]),
        ],
        input: piper_edges(speakers),
        output: vec![edge("output", FLOAT, &[1, 1, 1, -1])],
        ..Graph::default()
    })
}

/// A model that never comes to an end by itself.
pub fn endless() -> Vec<u8> {
    let body = Graph {
        name: "again".to_owned(),
        node: vec![node("Identity", &["go"], "go_on", Vec::new()), node("Sin", &["x"], "y", Vec::new())],
        input: vec![edge("round", INT64, &[]), edge("go", BOOL, &[]), edge("x", FLOAT, &[1])],
        output: vec![edge("go_on", BOOL, &[]), edge("y", FLOAT, &[1])],
        ..Graph::default()
    };
    // AttributeProto.AttributeType GRAPH is 5.
    let body = Attribute { name: "body".to_owned(), g: Some(body), kind: 5, ..Attribute::default() };
    let most = Tensor { dims: Vec::new(), ..integers("most", &[i64::MAX]) };
    let loop_node = node("Loop", &["most", "", "start"], "last", vec![body]);
    file(Graph {
        node: vec![loop_node, node("Reshape", &["last", "line"], "output", Vec::new())],
        initializer: vec![most, number("start", 0.5), integers("line", &[1, 1, 1, -1])],
        input: piper_edges(false),
        output: vec![edge("output", FLOAT, &[1, 1, 1, -1])],
        ..Graph::default()
    })
}

/// A recogniser whose numbers are the samples themselves: so many in a row are one moment.
pub fn recogniser(width: i64) -> Vec<u8> {
    file(Graph {
        node: vec![node("Reshape", &["input_values", "moments"], "logits", Vec::new())],
        initializer: vec![integers("moments", &[1, -1, width])],
        input: vec![edge("input_values", FLOAT, &[1, -1])],
        output: vec![edge("logits", FLOAT, &[1, -1, width])],
        ..Graph::default()
    })
}

/// Piper's description: letters are sounds unless `espeak`.
pub fn piper_json(espeak: bool, speakers: bool) -> String {
    let letters = ('a'..='z').chain(" .,?!ɐəɪʊʌɛɔɹŋθðʃʒˈˌːæɑ".chars()).chain('\u{1100}'..='\u{11FF}');
    let mut ids: Vec<String> = letters.enumerate().map(|(nth, c)| format!("\"{c}\":[{}]", nth + 3)).collect();
    ids.extend(["\"_\":[0]".to_owned(), "\"^\":[1]".to_owned(), "\"$\":[2]".to_owned()]);
    let kind = if espeak { "espeak" } else { "text" };
    let several =
        if speakers { r#""num_speakers":2,"speaker_id_map":{"하늘":0,"바다":1}"# } else { r#""num_speakers":1"# };
    format!(
        r#"{{"audio":{{"sample_rate":16000}},"espeak":{{"voice":"{}"}},"phoneme_type":"{kind}",{several},
        "inference":{{"noise_scale":0.667,"length_scale":1,"noise_w":0.8}},"phoneme_id_map":{{{}}}}}"#,
        if espeak { "en-us" } else { "ko" },
        ids.join(",")
    )
}

/// A Piper voice in a folder: `<name>.onnx` and its description.
pub fn put_piper(folder: &Path, name: &str, model: &[u8], json: &str) {
    fs::create_dir_all(folder).expect("folder");
    fs::write(folder.join(format!("{name}.onnx")), model).expect("model");
    fs::write(folder.join(format!("{name}.onnx.json")), json).expect("description");
}

/// Samples a second of the tiny Supertonic voice.
pub const RATE: u32 = 8_000;

/// The models of a Supertonic voice: each number of a column becomes a sample.
fn supertonic_model(name: &str) -> Vec<u8> {
    let text = || [edge("text_ids", INT64, &[1, -1]), edge("text_mask", FLOAT, &[1, 1, -1])];
    let (nodes, initializer, input, output) = match name {
        "duration_predictor" => (
            vec![
                node("ReduceSum", &["text_mask"], "letters", vec![Attribute::int("keepdims", 0)]),
                node("Mul", &["letters", "each"], "time", Vec::new()),
                node("Reshape", &["time", "one"], "duration", Vec::new()),
            ],
            vec![number("each", 0.05), integers("one", &[1])],
            [text().to_vec(), vec![edge("style_dp", FLOAT, &[1, 2])]].concat(),
            edge("duration", FLOAT, &[1]),
        ),
        "text_encoder" => (
            vec![
                node("Cast", &["text_ids"], "numbers", vec![Attribute::int("to", i64::from(FLOAT))]),
                node("Reshape", &["numbers", "line"], "text_emb", Vec::new()),
            ],
            vec![integers("line", &[1, 1, -1])],
            [text().to_vec(), vec![edge("style_ttl", FLOAT, &[1, 2])]].concat(),
            edge("text_emb", FLOAT, &[1, 1, -1]),
        ),
        "vector_estimator" => (
            vec![
                node("ReduceSum", &["style_ttl"], "loud", vec![Attribute::int("keepdims", 0)]),
                node("Mul", &["noisy_latent", "latent_mask"], "kept", Vec::new()),
                node("Mul", &["kept", "loud"], "denoised_latent", Vec::new()),
            ],
            Vec::new(),
            vec![
                edge("noisy_latent", FLOAT, &[1, 16, -1]),
                edge("text_emb", FLOAT, &[1, 1, -1]),
                edge("style_ttl", FLOAT, &[1, 2]),
                edge("latent_mask", FLOAT, &[1, 1, -1]),
                edge("text_mask", FLOAT, &[1, 1, -1]),
                edge("current_step", FLOAT, &[1]),
                edge("total_step", FLOAT, &[1]),
            ],
            edge("denoised_latent", FLOAT, &[1, 16, -1]),
        ),
        _ => (
            vec![
                node("Tanh", &["latent"], "waves", Vec::new()),
                node("Reshape", &["waves", "line"], "wav_tts", Vec::new()),
            ],
            vec![integers("line", &[1, -1])],
            vec![edge("latent", FLOAT, &[1, 16, -1])],
            edge("wav_tts", FLOAT, &[1, -1]),
        ),
    };
    file(Graph { node: nodes, initializer, input, output: vec![output], ..Graph::default() })
}

/// A Supertonic voice in a folder, with the speakers F1 and M1; `korean`: one that knows Hangul.
pub fn put_supertonic(folder: &Path, korean: bool) {
    let (onnx, styles) = (folder.join("onnx"), folder.join("voice_styles"));
    fs::create_dir_all(&onnx).expect("folder");
    fs::create_dir_all(&styles).expect("folder");
    for name in ["duration_predictor", "text_encoder", "vector_estimator", "vocoder"] {
        fs::write(onnx.join(format!("{name}.onnx")), supertonic_model(name)).expect("model");
    }
    let sizes = format!(
        r#"{{"ae":{{"sample_rate":{RATE},"base_chunk_size":8}},"ttl":{{"chunk_compress_factor":2,"latent_dim":8}}}}"#
    );
    fs::write(onnx.join("tts.json"), sizes).expect("sizes");
    let mut letters = vec![-1; 0x1200];
    (0x20..0x7F).for_each(|c| letters[c] = c as i64);
    if korean {
        (0x1100..0x1200).for_each(|c| letters[c] = c as i64 - 0x1000);
    } else {
        letters['<' as usize] = -1;
    }
    fs::write(onnx.join("unicode_indexer.json"), serde_json::to_string(&letters).expect("JSON")).expect("letters");
    for (name, loud) in [("F1", 0.9), ("M1", 0.8)] {
        let style = format!(
            r#"{{"style_ttl":{{"dims":[1,2],"data":[[{loud},0.0]]}},"style_dp":{{"dims":[1,2],"data":[[0.1,0.2]]}}}}"#
        );
        fs::write(styles.join(format!("{name}.json")), style).expect("style");
    }
}
