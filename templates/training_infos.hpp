$inputs$
static constexpr std::array<const char*, $count$> metric_names{$names$};
$slots$
static constexpr modelc::Index training_bytes = $bytes$;
