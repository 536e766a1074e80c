$inputs$
static constexpr std::array<const char*, $count$> metric_names{$names$};
$gradients$
$slots$
$parts$
static constexpr modelc::Index training_bytes = $bytes$;
