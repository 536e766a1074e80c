"""The names of the library's functions, which no value of a model takes."""

BUILTINS = frozenset(
    """
    Constant GlorotNormal GlorotUniform HeNormal HeUniform K LecunNormal LecunUniform Ones Orthogonal RandomNormal
    RandomUniform TruncatedNormal VarianceScaling Zeros abs absolute acos adaptive_average_pool adaptive_max_pool
    add all amax amin any arange arccos arccosh arcsin arcsinh arctan arctan2 arctanh argmax argmin argsort asin
    atan atan2 average average_pool batch_dot batch_flatten batch_normalization bool broadcast_to cast cbrt ceil
    ceil_div celu cholesky clip concatenate constant conv conv_transpose copy_layer cos cosh count_nonzero cross
    cumprod cumsum deg2rad depth_to_space depthwise_conv det diag diagonal diff digamma div divide divide_no_nan
    dot dot_product_attention dropout einsum elu enumerate epsilon eq equal erf erfinv error exp exp2 expand_dims
    expm1 exponential extract_patches eye f32 f64 fft fft2 flatten flip fliplr flipud float floor floor_div
    floor_divide fmod full full_like gather ge gelu glorot_normal glorot_uniform glu gradients greater
    greater_equal gt hard_shrink hard_sigmoid hard_silu hard_swish hard_tanh he_normal he_uniform heaviside hstack
    hypot i32 i64 i8 identity ifft2 in_test_phase in_top_k in_train_phase initializing inner int int_shape inv
    iota irfft isclose isfinite isinf isnan isneginf isposinf istft kind l2_normalize layer_normalization le
    leaky_relu lecun_normal lecun_uniform len less less_equal lgamma linear linspace list log log10 log1p log2
    log_sigmoid log_softmax logaddexp logaddexp2 logcumsumexp logical_and logical_not logical_or logical_xor
    logsumexp lt make_weights map_fn mask_of matmul max max_pool maximum mean median meshgrid min minimum mish mod
    moments moveaxis mul multi_hot multiply nan_to_num ndim ne nearest_name neg negative non_max_suppression norm
    normalize not_equal one_hot ones ones_like orthogonal orthogonalize outer pad pad_constant permute
    permute_dimensions polygamma pow power prod psnr ptp rad2deg random_normal random_uniform range ravel
    reciprocal relu relu6 repeat repeat_elements reshape resize resize_images rfft rgb_to_grayscale
    rms_normalization roll rot90 round rsqrt scan scatter scatter_update segment_max segment_mean segment_min
    segment_sum select selu separable_conv set_weight sets_state shape sigmoid sign silu sin sinc sinh size slice
    slice_update soft_shrink softmax softplus softsign solve solve_triangular sort space_to_depth sparse_plus
    sparse_sigmoid sparsemax split sqrt square squared_difference squareplus squeeze stack standard_normal
    standard_truncated_normal standard_uniform std stft stop_gradient str sub subtract sum swapaxes swish switch
    take take_along_axis tan tanh tanh_shrink tensordot threshold tile top_k trace transpose tri tril triu
    true_divide trunc truncated_normal tuple u8 unstack var variance_scaling vdot vecdot vstack where with_mask
    zeros zeros_like zip
    onnx_col2im onnx_cubic onnx_grid_elements onnx_grid_inside onnx_grid_sample onnx_gru onnx_lrn onnx_lstm onnx_pool onnx_resize onnx_resize_nearest onnx_rnn
    """.split()
)
