/// The weights of $class$, in the byte order of little-endian machines.
inline const unsigned char* $class$::Weights::embedded() noexcept {
  alignas(64) static constexpr std::uint64_t words[$count$] = {
      $words$
  };
  return reinterpret_cast<const unsigned char*>(words);
}
