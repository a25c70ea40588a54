"""Which of torch's operators do a job that an exercise may forbid: data, read by `box/rules`.

Names are without overloads: all of an operator's overloads do its job. For each ban
- OPERATORS do the job, natively, fused with another, quantized, or as another's backward;
- ALLOWED have a name that looks like it (LIKE) and do another job, or only prepare for it;
  Some of both exist only once another part of torch is imported (prims, onnx, torch_attn): they are
  written in terms of others that are here;
- FUNCTIONS of Python do it without such an operator: torch's decompositions, and branches of
  torch.nn.functional (F.mse_loss with a weight, the chunks of F.linear_cross_entropy);
- NODES are names of the backward nodes that the operators leave in a graph.
tests/box/test_operators.py walks all that torch has registered: a name that looks like a ban and
stands in neither table fails there, so that a new torch cannot open a door.
"""

Names = dict[str, str]  # namespace -> names, a blank between two

_CONVOLUTIONS = """
_conv_depthwise2d _convolution _convolution_double_backward _convolution_mode _mps_convolution
_mps_convolution_transpose _nnpack_spatial_convolution _slow_conv2d_backward _slow_conv2d_forward
conv1d conv2d conv3d conv_depthwise3d conv_tbc conv_tbc_backward conv_transpose1d conv_transpose2d
conv_transpose3d convolution convolution_backward convolution_backward_overrideable
convolution_overrideable cudnn_convolution cudnn_convolution_add_relu cudnn_convolution_relu
cudnn_convolution_transpose miopen_convolution miopen_convolution_add_relu miopen_convolution_relu
miopen_convolution_transpose miopen_depthwise_convolution mkldnn_convolution
mps_convolution_backward mps_convolution_transpose_backward slow_conv3d slow_conv3d_forward
slow_conv_dilated2d slow_conv_dilated3d slow_conv_transpose2d slow_conv_transpose3d thnn_conv2d
"""

_CHUNKED = """
_linear_cross_entropy_batch_chunked _linear_cross_entropy_batch_chunked_no_reduction
"""

OPERATORS: dict[str, Names] = {
    "mse_loss": {"aten": "mse_loss mse_loss_backward"},
    "optim": {
        "aten": """_fused_adagrad _fused_adagrad_ _fused_adam _fused_adam_ _fused_adamw
        _fused_adamw_ _fused_sgd _fused_sgd_""",
    },
    "convolution": {
        "aten": _CONVOLUTIONS,
        "mkldnn": "_convolution_pointwise _convolution_pointwise_ _convolution_transpose_pointwise",
        "mkldnn_prepacked": "conv2d_run",
        "onednn": "qconv1d_pointwise qconv2d_pointwise qconv3d_pointwise qconv_pointwise",
        "quantized": """conv1d conv1d_dynamic conv1d_relu conv2d conv2d_add conv2d_add_relu
        conv2d_dynamic conv2d_relu conv3d conv3d_dynamic conv3d_relu conv_transpose1d
        conv_transpose1d_dynamic conv_transpose2d conv_transpose2d_dynamic conv_transpose3d
        conv_transpose3d_dynamic""",
        "_quantized": """conv2d conv2d_relu conv3d conv3d_relu conv_transpose1d
        conv_transpose2d""",
    },
    "relu": {
        "aten": """relu relu_ _add_relu _add_relu_ _addmm_activation rnn_relu rnn_relu_cell
        quantized_rnn_relu_cell _cudnn_rnn miopen_rnn cudnn_convolution_relu
        cudnn_convolution_add_relu miopen_convolution_relu miopen_convolution_add_relu
        _transformer_encoder_layer_fwd""",
        "mkldnn": """_convolution_pointwise _convolution_pointwise_ _linear_pointwise
        _convolution_transpose_pointwise""",
        "onednn": """linear_relu_dynamic_fp16 qadd_relu qconv1d_pointwise qconv2d_pointwise
        qconv3d_pointwise qconv_pointwise qlinear_pointwise""",
        "quantized": """add_relu add_relu_out add_scalar_relu add_scalar_relu_out
        batch_norm1d_relu batch_norm2d_relu batch_norm3d_relu batch_norm_relu cat_relu cat_relu_out
        conv1d_relu conv2d_add_relu conv2d_relu conv3d_relu linear_relu linear_relu_dynamic
        linear_relu_dynamic_fp16 linear_with_input_q_dq_qweight_dq_relu_output_fp32 mul_relu
        mul_relu_out mul_scalar_relu mul_scalar_relu_out quantized_rnn_relu_cell_dynamic""",
        "_quantized": "conv2d_relu conv3d_relu",
        "sparse": "qlinear_relu qlinear_relu_dynamic",
    },
    "tanh": {
        "aten": """tanh tanh_ tanh_backward _foreach_tanh _foreach_tanh_ rnn_tanh rnn_tanh_cell
        quantized_rnn_tanh_cell _cudnn_rnn _lstm_mps _thnn_fused_gru_cell _thnn_fused_lstm_cell
        miopen_rnn mkldnn_rnn_layer""",  # an LSTM with its gates open gives the tanh of its cell
        "prims": "tanh",
        "mkldnn": "_convolution_pointwise _convolution_pointwise_ _linear_pointwise",
        "onednn": "qconv2d_pointwise qconv_pointwise qlinear_pointwise",
        "quantized": "linear_tanh quantized_rnn_tanh_cell_dynamic",
    },
    "max_pool": {
        "aten": """adaptive_max_pool1d adaptive_max_pool2d adaptive_max_pool2d_backward
        adaptive_max_pool3d adaptive_max_pool3d_backward fractional_max_pool2d
        fractional_max_pool2d_backward fractional_max_pool3d fractional_max_pool3d_backward
        max_pool1d max_pool1d_with_indices max_pool2d max_pool2d_backward max_pool2d_with_indices
        max_pool2d_with_indices_backward max_pool3d max_pool3d_with_indices
        max_pool3d_with_indices_backward mkldnn_max_pool2d mkldnn_max_pool2d_backward
        mkldnn_max_pool3d mkldnn_max_pool3d_backward quantized_max_pool1d quantized_max_pool2d
        quantized_max_pool3d""",
        "prims": "_low_memory_max_pool_with_offsets",
        "quantized": "max_pool1d max_pool2d",
    },
    "linear": {
        "aten": """linear linear_backward mkldnn_linear mkldnn_linear_backward
        mkldnn_linear_backward_input mkldnn_linear_backward_weights _mixed_dtypes_linear
        _sparse_semi_structured_linear _wrapped_quantized_linear_prepacked
        fbgemm_linear_fp16_weight fbgemm_linear_fp16_weight_fp32_activation
        fbgemm_linear_int8_weight fbgemm_linear_int8_weight_fp32_activation
        _native_multi_head_attention _transformer_encoder_layer_fwd""",
        "mkl": "_mkl_linear",
        "mkldnn": "_linear_pointwise",
        "onednn": "linear_dynamic_fp16 linear_relu_dynamic_fp16 qlinear_pointwise",
        "quantized": """linear linear_dynamic linear_dynamic_fp16
        linear_dynamic_fp16_unpacked_weight linear_leaky_relu linear_relu linear_relu_dynamic
        linear_relu_dynamic_fp16 linear_tanh linear_with_input_q_dq_qweight_dq_output_fp32
        linear_with_input_q_dq_qweight_dq_relu_output_fp32""",
        "_quantized": """linear linear_dynamic wrapped_fbgemm_linear_fp16_weight
        wrapped_quantized_linear _wrapped_quantized_linear_prepacked""",
        "sparse": "qlinear qlinear_dynamic qlinear_relu qlinear_relu_dynamic",
        "torch_nn": _CHUNKED,
    },
    "softmax": {
        "aten": """softmax log_softmax _softmax _log_softmax _softmax_backward_data
        _log_softmax_backward_data _masked_softmax _masked_softmax_backward _safe_softmax
        _nested_tensor_softmax_with_shape _sparse_softmax _sparse_softmax_backward_data
        _sparse_log_softmax _sparse_log_softmax_backward_data special_softmax special_log_softmax
        scaled_dot_product_attention _scaled_dot_product_attention_math
        _scaled_dot_product_attention_math_for_mps _scaled_dot_product_cudnn_attention
        _scaled_dot_product_efficient_attention _scaled_dot_product_flash_attention
        _scaled_dot_product_flash_attention_for_cpu
        _scaled_dot_product_fused_attention_overrideable _cudnn_attention_forward
        _efficient_attention_forward _flash_attention_forward
        _flash_attention_forward_no_dropout_inplace _native_multi_head_attention
        _transformer_encoder_layer_fwd _triton_multi_head_attention _triton_scaled_dot_attention""",
        "onnx": "Attention",
        "quantized": "softmax",
        "torch_attn": "_varlen_attn",
        "torch_nn": _CHUNKED,
    },
    "cross_entropy": {
        "aten": "cross_entropy_loss",
        "torch_nn": _CHUNKED,
    },
    "cumsum": {"aten": "cumsum cumsum_"},
}  # fmt: skip
OPERATORS["optim_step"] = OPERATORS["optim"]

LIKE: dict[str, str] = {
    "mse_loss": "mse",
    "optim": "fused|optim|sgd|adam|adagrad|rmsprop|lbfgs|record_function",
    "optim_step": "fused|optim|sgd|adam|adagrad|rmsprop|lbfgs|record_function",
    "convolution": "conv",
    "relu": "relu|(?<!fp32)_activation",
    "tanh": "tanh",
    "max_pool": "pool",
    "linear": "linear",
    "softmax": "softmax|attention|transformer|multi_head|cross_entropy_batch",
    "cross_entropy": "cross_entropy|nll",
    "cumsum": "cumsum",
}

_FUSED_OTHERS = """
_fused_dropout _fused_moving_avg_obs_fq_helper _fused_moving_avg_obs_fq_helper_functional
_fused_rms_norm _fused_rms_norm_backward _fused_sdp_choice _thnn_fused_gru_cell
_scaled_dot_product_fused_attention_overrideable _thnn_fused_gru_cell_backward
_scaled_dot_product_fused_attention_overrideable_backward _thnn_fused_lstm_cell
_thnn_fused_lstm_cell_backward _thnn_fused_lstm_cell_backward_impl choose_qparams_optimized
fused_moving_avg_obs_fake_quant
"""

ALLOWED: dict[str, Names] = {
    "mse_loss": {"symm_mem": "memset32_"},
    # The profiler's own are a witness, not a job: see `rules`.
    "optim": {
        "aten": _FUSED_OTHERS,
        "prim": "FusedConcat",
        "profiler": "_record_function_enter _record_function_enter_new _record_function_exit",
        "static_runtime": "fused_equally_split",
        "symm_mem": """fused_all_gather_matmul fused_all_gather_scaled_matmul
        fused_matmul_reduce_scatter fused_scaled_matmul_reduce_scatter""",
    },
    # Weights laid out for a kernel that is banned itself; conversions; dimensions of a pack.
    # prim::mkldnn_convolution is the JIT's, no operator of the dispatcher: a sign for the reader.
    "convolution": {
        "aten": """_convert_indices_from_coo_to_csr _convert_indices_from_csr_to_coo
        _convert_weight_to_int4pack _convert_weight_to_int4pack_for_cpu
        mkldnn_reorder_conv2d_weight mkldnn_reorder_conv3d_weight""",
        "mkldnn": "_reorder_convolution_transpose_weight _reorder_convolution_weight",
        "mkldnn_prepacked": "conv2d_prepack",
        "onednn": "qconv_prepack",
        "prim": "mkldnn_convolution",
        "prims": "convert_element_type",
        "quantized_decomposed": "convert_element_type",
        "quantized": """conv1d_prepack conv1d_unpack conv2d_dilation conv2d_groups
        conv2d_output_padding conv2d_padding conv2d_prepack conv2d_stride conv2d_transpose
        conv2d_unpack conv2d_unpack_sizes conv3d_dilation conv3d_groups conv3d_output_padding
        conv3d_padding conv3d_prepack conv3d_stride conv3d_transpose conv3d_unpack conv_prepack
        conv_transpose1d_prepack conv_transpose1d_unpack conv_transpose2d_dilation
        conv_transpose2d_groups conv_transpose2d_output_padding conv_transpose2d_padding
        conv_transpose2d_prepack conv_transpose2d_stride conv_transpose2d_transpose
        conv_transpose2d_unpack conv_transpose3d_dilation conv_transpose3d_groups
        conv_transpose3d_output_padding conv_transpose3d_padding conv_transpose3d_prepack
        conv_transpose3d_stride conv_transpose3d_transpose conv_transpose3d_unpack conv_unpack""",
        "_quantized": """conv2d_prepack conv3d_prepack conv_transpose1d_prepack
        conv_transpose2d_prepack conv_transpose3d_prepack""",
    },
    # Other functions, although some slope, bound or weight makes them a ReLU: not named, so free.
    "relu": {
        "_test": "leaky_relu",
        "aten": """_prelu_kernel _prelu_kernel_backward leaky_relu leaky_relu_
        leaky_relu_backward prelu relu6 relu6_ rrelu rrelu_ rrelu_with_noise rrelu_with_noise_
        rrelu_with_noise_backward rrelu_with_noise_functional""",
        "quantized": "leaky_relu linear_leaky_relu prelu relu6",
    },
    "tanh": {
        "aten": "arctanh arctanh_ atanh atanh_ hardtanh hardtanh_ hardtanh_backward",
        "prim": "MKLDNNHardTanh MKLDNNHardTanh_",
        "prims": "atanh",
    },
    "max_pool": {
        "aten": """_adaptive_avg_pool2d _adaptive_avg_pool2d_backward _adaptive_avg_pool3d
        _adaptive_avg_pool3d_backward adaptive_avg_pool1d adaptive_avg_pool2d adaptive_avg_pool3d
        adaptive_avg_pool3d_backward avg_pool1d avg_pool2d avg_pool2d_backward avg_pool3d
        avg_pool3d_backward max_unpool2d max_unpool3d mkldnn_adaptive_avg_pool2d
        mkldnn_adaptive_avg_pool2d_backward""",
        "inductor": "_alloc_from_pool",
        "prims": "_low_memory_max_pool_offsets_to_indices",
    },
    "linear": {
        "aten": """__upsample_bilinear _compute_linear_combination _trilinear
        _upsample_bilinear2d_aa _upsample_bilinear2d_aa_backward _wrapped_linear_prepack bilinear
        fbgemm_linear_quantize_weight upsample_bilinear2d upsample_bilinear2d_backward
        upsample_linear1d upsample_linear1d_backward upsample_trilinear3d
        upsample_trilinear3d_backward""",
        "mkl": "_mkl_reorder_linear_weight",
        "mkldnn": "_reorder_linear_weight",
        "onednn": "linear_prepack_fp16 qlinear_prepack",
        "quantized": """linear_prepack linear_prepack_fp16 linear_prepack_fp16_legacy
        linear_prepack_legacy linear_unpack linear_unpack_fp16""",
        "_quantized": """_wrapped_linear_prepack linear_prepack linear_prepack_fp16
        linear_prepack_fp16_legacy linear_prepack_legacy""",
        "sparse": "qlinear_prepack qlinear_unpack",
    },
    # The backward of attention gives gradients alone, no weights.
    "softmax": {
        "aten": """_cudnn_attention_backward _efficient_attention_backward
        _flash_attention_backward _scaled_dot_product_cudnn_attention_backward
        _scaled_dot_product_efficient_attention_backward
        _scaled_dot_product_flash_attention_backward
        _scaled_dot_product_flash_attention_for_cpu_backward
        _scaled_dot_product_fused_attention_overrideable_backward""",
        "prims": "prepare_softmax_online",
        "torch_attn": "_varlen_attn_backward",
    },
    # nll_loss takes what log_softmax gives: half of the job, and the statement leaves it free.
    "cross_entropy": {
        "aten": """binary_cross_entropy binary_cross_entropy_backward
        binary_cross_entropy_with_logits nll_loss nll_loss2d nll_loss2d_backward
        nll_loss2d_forward nll_loss_backward nll_loss_forward nll_loss_nd poisson_nll_loss""",
    },
    "cumsum": {"aten": "logcumsumexp _logcumsumexp"},
}  # fmt: skip
ALLOWED["optim_step"] = ALLOWED["optim"]

_F, _REFS = "torch.nn.functional", "torch._refs.nn.functional"
_DECOMPOSITIONS = "torch._decomp.decompositions"

FUNCTIONS: dict[str, dict[str, str]] = {
    "mse_loss": {_F: "mse_loss", _REFS: "mse_loss", _DECOMPOSITIONS: "mse_loss mse_loss_backward"},
    "convolution": {},
    "relu": {_REFS: "relu"},
    "tanh": {"torch._refs": "tanh"},
    "max_pool": {},
    "linear": {_F: "linear_cross_entropy"},
    "softmax": {
        _F: "linear_cross_entropy",
        "torch._refs": "softmax log_softmax",
        _DECOMPOSITIONS: "_softmax _log_softmax",
    },
    "cross_entropy": {_F: "linear_cross_entropy"},
    "cumsum": {"torch._refs": "cumsum"},
}

# A class of one's own that derives from autograd.Function ends in `Backward`, without a number.
NODES: dict[str, str] = {
    "mse_loss": r"MseLoss(Backward)?Backward\d+",
    "convolution": r"\w*Conv(?!ert)\w*Backward\d+",
    "relu": r"ReluBackward\d+",
    "tanh": r"Tanh(Backward)?Backward\d+",
    "max_pool": r"\w*MaxPool\w*Backward\d+",
    "linear": r"(Mkldnn)?LinearBackward\d+",
    "softmax": r"\w*(Softmax|Attention\w*)Backward\d+",
    "cumsum": r"CumsumBackward\d+",
}
