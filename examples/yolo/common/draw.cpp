// Drawing is Cairo's, text Pango's, which finds a font for whatever script a class's name is in.
#include "draw.hpp"

#include <fmt/format.h>
#include <pango/pangocairo.h>

#include <algorithm>
#include <cmath>
#include <memory>

namespace pictures {
namespace {

template <typename T, void (*free)(T*)>
struct Freed {
  void operator()(T* object) const { free(object); }
};
using Surface = std::unique_ptr<cairo_surface_t, Freed<cairo_surface_t, cairo_surface_destroy>>;
using Context = std::unique_ptr<cairo_t, Freed<cairo_t, cairo_destroy>>;
using Font = std::unique_ptr<PangoFontDescription, Freed<PangoFontDescription, pango_font_description_free>>;
struct Unreferenced {
  void operator()(PangoLayout* layout) const { g_object_unref(layout); }
};
struct Glib {
  void operator()(char* text) const { g_free(text); }
};
using Text = std::unique_ptr<char, Glib>;
using Layout = std::unique_ptr<PangoLayout, Unreferenced>;

struct Colour {
  double red, green, blue;
};

// As far apart as twelve can be, and readable behind black or white text.
constexpr Colour palette[] = {{0.20, 0.84, 0.42}, {1.00, 0.62, 0.04}, {0.25, 0.61, 1.00}, {1.00, 0.27, 0.35},
                              {0.75, 0.42, 0.98}, {1.00, 0.84, 0.04}, {0.22, 0.84, 0.90}, {1.00, 0.45, 0.75},
                              {0.64, 0.52, 0.37}, {0.68, 0.88, 0.20}, {0.35, 0.40, 0.90}, {0.60, 0.65, 0.68}};

void check(cairo_status_t status) {
  if (status != CAIRO_STATUS_SUCCESS)
    throw Error(fmt::format("the boxes cannot be drawn: {}", cairo_status_to_string(status)));
}

void to_surface(const Picture& picture, cairo_surface_t* surface) {
  cairo_surface_flush(surface);
  unsigned char* const data = cairo_image_surface_get_data(surface);
  const auto stride = static_cast<std::size_t>(cairo_image_surface_get_stride(surface));
  for (int y = 0; y < picture.height; ++y) {
    auto* const row = reinterpret_cast<std::uint32_t*>(data + static_cast<std::size_t>(y) * stride);
    for (int x = 0; x < picture.width; ++x) {
      const std::uint8_t* const rgb = picture.rgb.data() + picture.at(y, x);
      row[x] = std::uint32_t{rgb[0]} << 16 | std::uint32_t{rgb[1]} << 8 | rgb[2];
    }
  }
  cairo_surface_mark_dirty(surface);
}

void from_surface(Picture& picture, cairo_surface_t* surface) {
  cairo_surface_flush(surface);
  const unsigned char* const data = cairo_image_surface_get_data(surface);
  const auto stride = static_cast<std::size_t>(cairo_image_surface_get_stride(surface));
  for (int y = 0; y < picture.height; ++y) {
    const auto* const row = reinterpret_cast<const std::uint32_t*>(data + static_cast<std::size_t>(y) * stride);
    for (int x = 0; x < picture.width; ++x) {
      std::uint8_t* const rgb = picture.rgb.data() + picture.at(y, x);
      for (int channel = 0; channel < 3; ++channel)
        rgb[channel] = static_cast<std::uint8_t>(row[x] >> (16 - 8 * channel));
    }
  }
}

void rounded(cairo_t* cairo, double x, double y, double width, double height, double radius) {
  const double pi = std::acos(-1.0);
  radius = std::min({radius, width / 2, height / 2});
  cairo_new_path(cairo);
  cairo_arc(cairo, x + width - radius, y + radius, radius, -pi / 2, 0);
  cairo_arc(cairo, x + width - radius, y + height - radius, radius, 0, pi / 2);
  cairo_arc(cairo, x + radius, y + height - radius, radius, pi / 2, pi);
  cairo_arc(cairo, x + radius, y + radius, radius, pi, 3 * pi / 2);
  cairo_close_path(cairo);
}

// What suits the picture's size, in pixels.
struct Style {
  double line;
  double text;
  explicit Style(const Picture& picture) {
    const double size = std::sqrt(static_cast<double>(picture.width) * picture.height);
    line = std::max(1.5, size / 220);
    text = std::max(9.0, size / 40);
  }
};

void draw_label(cairo_t* cairo, const Picture& picture, const LabelledBox& box, const Style& style, Colour colour) {
  const Layout layout(pango_cairo_create_layout(cairo));
  const Font font(pango_font_description_from_string("sans-serif bold"));
  pango_font_description_set_absolute_size(font.get(), style.text * PANGO_SCALE);
  pango_layout_set_font_description(layout.get(), font.get());
  pango_layout_set_single_paragraph_mode(layout.get(), TRUE);
  const Text valid(g_utf8_make_valid(box.label.data(), static_cast<gssize>(box.label.size())));
  pango_layout_set_text(layout.get(), valid.get(), -1);
  PangoRectangle extents;
  pango_layout_get_pixel_extents(layout.get(), nullptr, &extents);

  // On the box's upper edge; inside of it, or wherever there is room, at the picture's borders.
  const double padding = 0.35 * style.text;
  const double width = extents.width + 2 * padding, height = extents.height + 0.6 * padding;
  double y = box.y - height + style.line / 2;
  if (y < 0) y = std::max(0.0, box.y - style.line / 2);
  y = std::max(0.0, std::min(y, picture.height - height));
  const double x = std::max(0.0, std::min(box.x - style.line / 2, picture.width - width));
  rounded(cairo, x, y, width, height, 0.2 * style.text);
  cairo_set_source_rgb(cairo, colour.red, colour.green, colour.blue);
  cairo_fill(cairo);

  const bool bright = 0.299 * colour.red + 0.587 * colour.green + 0.114 * colour.blue > 0.5;  // luma of BT.601
  if (bright)
    cairo_set_source_rgb(cairo, 0.05, 0.05, 0.08);
  else
    cairo_set_source_rgb(cairo, 1, 1, 1);
  cairo_move_to(cairo, x + padding, y + 0.3 * padding);
  pango_cairo_show_layout(cairo, layout.get());
}

void draw_frame(cairo_t* cairo, const LabelledBox& box, const Style& style, Colour colour) {
  // A dark rim, so that the frame is seen on a background of its own colour.
  rounded(cairo, box.x, box.y, box.width, box.height, 2 * style.line);
  cairo_set_line_width(cairo, 1.9 * style.line);
  cairo_set_source_rgba(cairo, 0, 0, 0, 0.35);
  cairo_stroke_preserve(cairo);
  cairo_set_line_width(cairo, style.line);
  cairo_set_source_rgb(cairo, colour.red, colour.green, colour.blue);
  cairo_stroke(cairo);
}

}  // namespace

void draw(Picture& picture, const std::vector<LabelledBox>& boxes) {
  if (boxes.empty()) return;
  const Surface surface(cairo_image_surface_create(CAIRO_FORMAT_RGB24, picture.width, picture.height));
  check(cairo_surface_status(surface.get()));
  to_surface(picture, surface.get());
  const Context cairo(cairo_create(surface.get()));
  const Style style(picture);
  for (const LabelledBox& box : boxes) {
    const double values[] = {box.x, box.y, box.width, box.height};
    if (!std::all_of(values, values + 4, [](double v) { return std::abs(v) < 1e6; })) continue;  // not finite, too
    if (box.width <= 0 || box.height <= 0) continue;
    const Colour colour = palette[static_cast<std::size_t>(std::abs(box.colour)) % std::size(palette)];
    draw_frame(cairo.get(), box, style, colour);
    if (!box.label.empty()) draw_label(cairo.get(), picture, box, style, colour);
  }
  check(cairo_status(cairo.get()));
  from_surface(picture, surface.get());
}

}  // namespace pictures
