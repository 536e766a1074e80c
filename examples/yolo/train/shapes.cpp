#include "shapes.hpp"

#include <cairo.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <stdexcept>

#include "random.hpp"

namespace trainer {
namespace {

constexpr double pi = 3.14159265358979323846;
constexpr int circle = 0;              // among shape_classes
constexpr double most_covered = 0.35;  // of the smaller of two boxes

struct Colour {
  double red, green, blue;
};

Colour any_colour(Random& random) { return {random.uniform(), random.uniform(), random.uniform()}; }

double contrast(const Colour& a, const Colour& b) {
  return std::abs(a.red - b.red) + std::abs(a.green - b.green) + std::abs(a.blue - b.blue);
}

struct Point {
  double x, y;
};

/// The corners of a class's shape within the unit circle; none for a circle.
std::vector<Point> corners(int label) {
  const auto star = [](int count, double other) {
    std::vector<Point> points;
    for (int i = 0; i < count; ++i) {
      const double radius = i % 2 == 0 ? 1 : other, angle = 2 * pi * i / count;
      points.push_back({radius * std::sin(angle), -radius * std::cos(angle)});
    }
    return points;
  };
  constexpr double arm = 0.32;  // half of its width
  const double end = std::sqrt(1 - arm * arm);
  switch (label) {
    case 1: return star(4, 1);
    case 2: return star(3, 1);
    case 3: return star(10, 0.42);
    case 4:
      return {{arm, -end}, {arm, -arm}, {end, -arm}, {end, arm},   {arm, arm},   {arm, end},
              {-arm, end}, {-arm, arm}, {-end, arm}, {-end, -arm}, {-arm, -arm}, {-arm, -end}};
    default: return {};
  }
}

/// A shape in its place: its points are `centre` + rotation * stretch * unit.
struct Shape {
  int label;
  Point centre;
  double width, height, angle;

  Point place(const Point& unit) const {
    const double x = unit.x * width, y = unit.y * height;
    return {centre.x + x * std::cos(angle) - y * std::sin(angle), centre.y + x * std::sin(angle) + y * std::cos(angle)};
  }
  Box bounds() const {
    if (label == circle) {
      const double x = std::hypot(width * std::cos(angle), height * std::sin(angle));
      const double y = std::hypot(width * std::sin(angle), height * std::cos(angle));
      return {centre.x - x, centre.y - y, centre.x + x, centre.y + y, label};
    }
    Box box{1e9, 1e9, -1e9, -1e9, label};
    for (const Point& unit : corners(label)) {
      const Point point = place(unit);
      box.x_min = std::min(box.x_min, point.x);
      box.y_min = std::min(box.y_min, point.y);
      box.x_max = std::max(box.x_max, point.x);
      box.y_max = std::max(box.y_max, point.y);
    }
    return box;
  }
};

double area(const Box& box) { return std::max(box.x_max - box.x_min, 0.0) * std::max(box.y_max - box.y_min, 0.0); }

Box common(const Box& a, const Box& b) {
  return {std::max(a.x_min, b.x_min), std::max(a.y_min, b.y_min), std::min(a.x_max, b.x_max),
          std::min(a.y_max, b.y_max), a.label};
}

struct Deleter {
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
  void operator()(cairo_t* context) const { cairo_destroy(context); }
  void operator()(cairo_pattern_t* pattern) const { cairo_pattern_destroy(pattern); }
};

/// A surface of Cairo's for the pixels of one picture.
class Canvas {
 public:
  Canvas(int width, int height)
      : surface_(cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height)),
        context_(cairo_create(surface_.get())) {
    if (cairo_status(context_.get()) != CAIRO_STATUS_SUCCESS)
      throw std::runtime_error(cairo_status_to_string(cairo_status(context_.get())));
  }
  cairo_t* context() { return context_.get(); }

  /// Calls change(x, y, colour) for every pixel, which may set what it finds; channels are from 0 to 1.
  template <class Change>
  void each_pixel(Change change) {
    cairo_surface_flush(surface_.get());
    unsigned char* const data = cairo_image_surface_get_data(surface_.get());
    const int stride = cairo_image_surface_get_stride(surface_.get());
    const int width = cairo_image_surface_get_width(surface_.get());
    const int height = cairo_image_surface_get_height(surface_.get());
    const auto byte = [](double value) {
      return static_cast<std::uint32_t>(std::lround(255 * std::min(std::max(value, 0.0), 1.0)));
    };
    for (int y = 0; y < height; ++y) {
      auto* const row = reinterpret_cast<std::uint32_t*>(data + static_cast<std::ptrdiff_t>(y) * stride);
      for (int x = 0; x < width; ++x) {
        Colour colour{(row[x] >> 16 & 255u) / 255.0, (row[x] >> 8 & 255u) / 255.0, (row[x] & 255u) / 255.0};
        change(x, y, colour);
        row[x] = byte(colour.red) << 16 | byte(colour.green) << 8 | byte(colour.blue);
      }
    }
    cairo_surface_mark_dirty(surface_.get());
  }

 private:
  std::unique_ptr<cairo_surface_t, Deleter> surface_;
  std::unique_ptr<cairo_t, Deleter> context_;
};

/// Fills the canvas with a pattern of two colours and noise.
void draw_background(Canvas& canvas, const Colour& one, const Colour& other, Random& random) {
  const int pattern = random.integer(4);
  const double angle = random.uniform(0, 2 * pi), wave = random.uniform(8, 40), noise = random.uniform(0.02, 0.25);
  const double across = std::cos(angle) / wave, down = std::sin(angle) / wave;
  canvas.each_pixel([&](int x, int y, Colour& colour) {
    const double along = x * across + y * down, beside = y * across - x * down;
    double part = 0;  // plain, for the noise
    if (pattern == 1) part = std::sin(2 * pi * along) > 0 ? 1 : 0;
    if (pattern == 2) part = 0.5 + 0.5 * std::sin(along * wave / 60);
    if (pattern == 3) part = (std::sin(2 * pi * along) > 0) != (std::sin(2 * pi * beside) > 0) ? 1 : 0;
    const double shade = noise * random.uniform(-1, 1);
    colour = {one.red + part * (other.red - one.red) + shade, one.green + part * (other.green - one.green) + shade,
              one.blue + part * (other.blue - one.blue) + shade};
  });
}

void set_colour(cairo_t* context, const Colour& colour) {
  cairo_set_source_rgb(context, colour.red, colour.green, colour.blue);
}

/// Lines that are part of no shape.
void draw_lines(Canvas& canvas, int width, int height, Random& random) {
  for (int left = random.integer(4); left > 0; --left) {
    set_colour(canvas.context(), any_colour(random));
    cairo_set_line_width(canvas.context(), random.uniform(0.5, 3));
    const double x = random.uniform(0, width), y = random.uniform(0, height);
    cairo_move_to(canvas.context(), x, y);
    cairo_line_to(canvas.context(), x + random.uniform(-60, 60), y + random.uniform(-60, 60));
    cairo_stroke(canvas.context());
  }
}

void draw_shape(Canvas& canvas, const Shape& shape, const Colour& one, const Colour& other) {
  cairo_t* const context = canvas.context();
  if (shape.label == circle) {
    cairo_save(context);
    cairo_translate(context, shape.centre.x, shape.centre.y);
    cairo_rotate(context, shape.angle);
    cairo_scale(context, shape.width, shape.height);
    cairo_arc(context, 0, 0, 1, 0, 2 * pi);
    cairo_restore(context);
  } else {
    for (const Point& unit : corners(shape.label)) {
      const Point point = shape.place(unit);
      cairo_line_to(context, point.x, point.y);
    }
    cairo_close_path(context);
  }
  const Point from = shape.place({0, -1}), to = shape.place({0, 1});
  const std::unique_ptr<cairo_pattern_t, Deleter> shade(cairo_pattern_create_linear(from.x, from.y, to.x, to.y));
  cairo_pattern_add_color_stop_rgb(shade.get(), 0, one.red, one.green, one.blue);
  cairo_pattern_add_color_stop_rgb(shade.get(), 1, other.red, other.green, other.blue);
  cairo_set_source(context, shade.get());
  cairo_fill(context);
}

}  // namespace

const std::vector<std::string> shape_classes{"circle", "square", "triangle", "star", "cross"};

ShapePicture draw_shapes(std::uint64_t seed, std::uint64_t number) {
  Random random(seed, 1, number);
  ShapePicture out;
  const int width = 112 + random.integer(81), height = 112 + random.integer(81);
  out.picture.width = width;
  out.picture.height = height;
  const Box whole{0, 0, static_cast<double>(width), static_cast<double>(height)};
  Canvas canvas(width, height);
  const Colour ground = any_colour(random), other_ground = any_colour(random);
  draw_background(canvas, ground, other_ground, random);
  draw_lines(canvas, width, height, random);
  const int wanted = 1 + random.integer(6);
  for (int tries = 0; tries < 100 && static_cast<int>(out.boxes.size()) < wanted; ++tries) {
    const double radius = random.uniform(11, 42);
    const Shape shape{random.integer(static_cast<int>(shape_classes.size())),
                      {random.uniform(0, width), random.uniform(0, height)},
                      radius * random.uniform(0.8, 1.0),
                      radius * random.uniform(0.8, 1.0),
                      random.uniform(0, 2 * pi)};
    const Colour fill = any_colour(random), shaded = any_colour(random);
    const Box full = shape.bounds(), box = common(full, whole);
    if (area(box) < 0.75 * area(full)) continue;  // too far out
    if (contrast(fill, ground) < 0.6 || contrast(fill, other_ground) < 0.6) continue;
    if (std::any_of(out.boxes.begin(), out.boxes.end(), [&](const Box& before) {
          return area(common(before, box)) > most_covered * std::min(area(before), area(box));
        }))
      continue;
    const Colour end{0.7 * fill.red + 0.3 * shaded.red, 0.7 * fill.green + 0.3 * shaded.green,
                     0.7 * fill.blue + 0.3 * shaded.blue};
    draw_shape(canvas, shape, fill, end);
    out.boxes.push_back(box);
  }
  const double grain = random.uniform(0, 0.06);
  canvas.each_pixel([&](int, int, Colour& colour) {
    const double shade = grain * random.uniform(-1, 1);
    colour = {colour.red + shade, colour.green + shade, colour.blue + shade};
    for (const double channel : {colour.red, colour.green, colour.blue})
      out.picture.rgb.push_back(static_cast<std::uint8_t>(std::lround(255 * std::min(std::max(channel, 0.0), 1.0))));
  });
  return out;
}

}  // namespace trainer
