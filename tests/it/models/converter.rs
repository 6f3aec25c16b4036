//! What the converter makes of each operator; whether the numbers are right is seen by `scripts/check-models`.

use super::flat::Flat;
use super::tiny::{
    CONV_2D, DEPTHWISE_CONV_2D, DEQUANTIZE, PAD, RESIZE_BILINEAR, Tiny, constant, graph, model, operators, same,
    setting,
};
use malgeurim::formats::onnx::{ConvertError, convert, inspect};

#[test]
fn a_small_model_keeps_its_inputs_and_outputs() {
    let summary = inspect(&convert(&model()).unwrap()).unwrap();
    assert_eq!(summary.inputs, [("picture".to_owned(), vec![1, 4, 4, 1])]);
    assert_eq!(summary.outputs, [("row".to_owned(), vec![1, 8])]);
    assert_eq!(summary.opset, 13);
}

#[test]
fn the_same_bytes_come_out_every_time() {
    assert_eq!(convert(&model()).unwrap(), convert(&model()).unwrap());
}

#[test]
fn pictures_are_turned_once_at_each_end_and_prelu_is_written_as_what_runs_fast() {
    let made = graph(&convert(&model()).unwrap());
    let expected = ["Transpose", "Conv", "Conv", "Relu", "Conv", "Add", "Transpose", "Reshape"];
    assert_eq!(operators(&made), expected);
    let (shape, rest) = constant(&made, &made.node[4].input[1]);
    assert_eq!((shape, rest), (vec![2, 1, 1, 1], vec![0.75, -1.0]), "1 - slope");
}

#[test]
fn weights_and_padding_are_in_the_order_of_onnx() {
    let made = graph(&convert(&model()).unwrap());
    let conv = &made.node[1];
    let (shape, weights) = constant(&made, &conv.input[1]);
    assert_eq!(shape, [2, 1, 3, 3]);
    assert_eq!(weights, (0..18_u8).map(f32::from).collect::<Vec<_>>());
    assert_eq!(constant(&made, &conv.input[2]), (vec![2], vec![0.5, -0.5]));
    // 4 places at stride 2 under a window of 3: one more, and it goes behind.
    assert_eq!(setting(conv, "pads"), [0, 0, 1, 1]);
    assert_eq!(setting(conv, "strides"), [2, 2]);
}

#[test]
fn channels_come_before_places_in_the_weights() {
    let mut tiny = Tiny::default();
    let (picture, seen) = (tiny.value("picture", &[1, 2, 2, 2]), tiny.value("seen", &[1, 2, 2, 2]));
    let filters = tiny.floats(&[1, 1, 3, 2], &[1.0, 10.0, 2.0, 20.0, 3.0, 30.0]);
    let mut settings = same(1);
    settings.push((3, Flat::Int(1)));
    tiny.operator(DEPTHWISE_CONV_2D, &[picture, filters], seen, settings);
    (tiny.inputs, tiny.outputs) = (vec![picture], vec![seen]);
    let made = graph(&convert(&tiny.bytes()).unwrap());
    let weights = constant(&made, &made.node[1].input[1]);
    assert_eq!(weights, (vec![2, 1, 1, 3], vec![1.0, 2.0, 3.0, 10.0, 20.0, 30.0]));
}

#[test]
fn sixteen_bit_constants_are_read_as_thirty_two_bit_ones() {
    let mut tiny = Tiny::default();
    let (picture, seen) = (tiny.value("picture", &[1, 1, 1, 1]), tiny.value("seen", &[1, 1, 1, 1]));
    let (half, whole) = (tiny.halves(&[1, 1, 1, 1], &[0x3E00]), tiny.value("whole", &[1, 1, 1, 1]));
    tiny.operator(DEQUANTIZE, &[half], whole, Vec::new());
    tiny.operator(CONV_2D, &[picture, whole], seen, same(1));
    (tiny.inputs, tiny.outputs) = (vec![picture], vec![seen]);
    let made = graph(&convert(&tiny.bytes()).unwrap());
    assert_eq!(constant(&made, &made.node[1].input[1]).1, [1.5]);
    assert!(!operators(&made).contains(&"Cast"));
}

/// A picture made twice as big, then a convolution of this width.
fn enlarged_then_conv(side: i32) -> Vec<u8> {
    let mut tiny = Tiny::default();
    let (picture, big) = (tiny.value("picture", &[1, 2, 2, 1]), tiny.value("big", &[1, 4, 4, 1]));
    let (size, seen) = (tiny.integers(&[2], &[4, 4]), tiny.value("seen", &[1, 4, 4, 1]));
    let weights = vec![1.0; usize::try_from(side * side).unwrap()];
    let weights = tiny.floats(&[1, side, side, 1], &weights);
    tiny.operator(RESIZE_BILINEAR, &[picture, size], big, vec![(3, Flat::Byte(1))]);
    tiny.operator(CONV_2D, &[big, weights], seen, same(1));
    (tiny.inputs, tiny.outputs) = (vec![picture], vec![seen]);
    convert(&tiny.bytes()).unwrap()
}

#[test]
fn a_convolution_of_one_place_is_done_before_a_picture_is_enlarged() {
    let (one, three) = (graph(&enlarged_then_conv(1)), graph(&enlarged_then_conv(3)));
    assert_eq!(operators(&one), ["Transpose", "Conv", "Resize", "Transpose"]);
    assert_eq!(operators(&three), ["Transpose", "Resize", "Conv", "Transpose"], "it would see other neighbours");
}

#[test]
fn channels_that_are_added_come_behind_the_others() {
    let mut tiny = Tiny::default();
    let (picture, wide) = (tiny.value("picture", &[1, 2, 2, 2]), tiny.value("wide", &[1, 2, 2, 3]));
    let border = tiny.integers(&[4, 2], &[0, 0, 0, 0, 0, 0, 0, 1]);
    tiny.operator(PAD, &[picture, border], wide, Vec::new());
    (tiny.inputs, tiny.outputs) = (vec![picture], vec![wide]);
    let made = graph(&convert(&tiny.bytes()).unwrap());
    let weights = constant(&made, &made.node[1].input[1]);
    assert_eq!(weights, (vec![3, 2, 1, 1], vec![1.0, 0.0, 0.0, 1.0, 0.0, 0.0]));
}

#[test]
fn an_operator_that_is_not_known_is_named() {
    let mut tiny = Tiny::default();
    let (a, b) = (tiny.value("a", &[1, 1]), tiny.value("b", &[1, 1]));
    tiny.operator(99, &[a], b, Vec::new());
    (tiny.inputs, tiny.outputs) = (vec![a], vec![b]);
    let refused = convert(&tiny.bytes());
    assert!(matches!(refused, Err(ConvertError::Operator { code: 99, .. })), "{refused:?}");
}

#[test]
fn a_tensor_that_nothing_makes_is_an_error() {
    let mut tiny = Tiny::default();
    let (a, b) = (tiny.value("a", &[1, 1]), tiny.value("b", &[1, 1]));
    (tiny.inputs, tiny.outputs) = (vec![a], vec![b]);
    assert_eq!(convert(&tiny.bytes()), Err(ConvertError::Order("b".to_owned())));
}
