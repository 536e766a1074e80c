$inputs$
static constexpr std::array<const char*, $count$> metric_names{$names$};
$gradients$
$slots$
static constexpr modelc::Index training_bytes = $bytes$;
