/* How many dabs a second libmypaint lays on 2048 x 2048 pixels, along the way that benches/canvas.rs draws. */
#include <math.h>
#include <mypaint-brush.h>
#include <mypaint-fixed-tiled-surface.h>
#include <stdio.h>
#include <time.h>

enum { EVENTS = 600 };

/* Event i of a hand that goes round, pixels. */
static void place(int i, float *x, float *y) {
    float angle = i * 100.0f / 1200.0f;
    float far_ = 600.0f + 150.0f * sinf(angle * 0.37f);
    *x = 1024.0f + far_ * cosf(angle);
    *y = 1024.0f + far_ * sinf(angle);
}

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

static double dabs_a_second(float radius) {
    MyPaintFixedTiledSurface *tiles = mypaint_fixed_tiled_surface_new(2048, 2048);
    MyPaintSurface *surface = mypaint_fixed_tiled_surface_interface(tiles);
    MyPaintBrush *brush = mypaint_brush_new();
    mypaint_brush_from_defaults(brush);
    mypaint_brush_set_base_value(brush, MYPAINT_BRUSH_SETTING_RADIUS_LOGARITHMIC, logf(radius));
    mypaint_brush_set_base_value(brush, MYPAINT_BRUSH_SETTING_DABS_PER_ACTUAL_RADIUS, 2.0f);
    mypaint_brush_set_base_value(brush, MYPAINT_BRUSH_SETTING_DABS_PER_BASIC_RADIUS, 0.0f);
    double way = 0.0;
    float x, y, px, py;
    place(0, &px, &py);
    double start = now();
    for (int i = 0; i < EVENTS; i++) {
        place(i, &x, &y);
        way += hypot(x - px, y - py);
        px = x, py = y;
        mypaint_surface_begin_atomic(surface);
        /* The first event, far in time, only sets the pen down. */
        mypaint_brush_stroke_to(brush, surface, x, y, 1.0f, 0.0f, 0.0f, i == 0 ? 10.0 : 1.0 / 60.0);
        mypaint_surface_end_atomic(surface, NULL);
    }
    double seconds = now() - start;
    mypaint_brush_unref(brush);
    mypaint_surface_unref(surface);
    return way / radius * 2.0 / seconds;
}

int main(void) {
    printf("%-18s %10.0f %10.0f\n", "libmypaint", dabs_a_second(32.0f), dabs_a_second(64.0f));
    return 0;
}
