/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "documents/respite-flow-private.h"

#include <math.h>
#include <string.h>

/* Rows taller than this part of a page are broken between lines; others stay whole. */
#define WHOLE_ROW 0.45

/* A row of about four lines. */
#define TALL_ROW_EM 5.0

/* A table whose words do not fit is set smaller, as far as this; a word wider than this part of it is broken. */
#define LEAST_CELL 9.0
#define WORD_PART  0.4

/* Of a pair of facts the label takes at most this part. */
#define LABEL_PART 0.42

/* A text column is not made narrower than this. */
#define LEAST_TEXT 48.0

/* Of a long table so many rows decide how wide its columns are. */
#define MOST_ROWS 100

/* Columns are widened by steps of so much. */
#define STEP 6.0

/* What a line of a cell counts beside one of the row. */
#define CELL_WEIGHT 0.01

/* Of a line that is broken about so much is filled. */
#define FILLED 0.85

/* A cell while its row is placed. */
typedef struct
{
  RespiteText *text;
  double       x;
  double       width;
  int          element;
  gboolean     to_end;
} Cell;

typedef struct
{
  double minimum;
  double maximum;
  double width;
} Column;

static double
get_line_x (RespiteFlow       *flow,
            const Cell        *cell,
            const RespiteLine *line)
{
  return cell->to_end ? cell->x + cell->width - line->width : cell->x;
}

static double
get_row_height (const Cell *cells,
                guint       n_cells)
{
  double height = 0;

  for (guint i = 0; i < n_cells; i++)
    height = MAX (height, cells[i].text->height);

  return height;
}

static void
fill_atom (RespiteFlow *flow,
           RespiteAtom *atom,
           const Cell  *cells,
           guint        n_cells,
           double       top)
{
  for (guint i = 0; i < n_cells; i++)
    {
      double y = top;

      for (guint k = 0; k < cells[i].text->n_lines; k++)
        {
          const RespiteLine *line = &cells[i].text->lines[k];

          respite_flow_add_line (atom, cells[i].text, k, cells[i].element, get_line_x (flow, &cells[i], line), y);
          y += line->height;
        }
    }
}

/* A row that would not fit goes line by line: line k of every cell stands beside each other. */
static void
add_torn_row (RespiteFlow *flow,
              const Cell  *cells,
              guint        n_cells,
              double       padding)
{
  guint n_slices = 0;

  for (guint i = 0; i < n_cells; i++)
    n_slices = MAX (n_slices, cells[i].text->n_lines);
  for (guint k = 0; k < n_slices; k++)
    {
      double top = k == 0 ? padding : 0, height = 0;
      RespiteAtom *atom;

      for (guint i = 0; i < n_cells; i++)
        if (k < cells[i].text->n_lines)
          height = MAX (height, cells[i].text->lines[k].height);
      atom = respite_flow_add_atom (flow, top + height + (k + 1 == n_slices ? padding : 0));
      atom->keep = k == 0 || k + 2 == n_slices;
      for (guint i = 0; i < n_cells; i++)
        if (k < cells[i].text->n_lines)
          respite_flow_add_line (atom, cells[i].text, k, cells[i].element,
                                 get_line_x (flow, &cells[i], &cells[i].text->lines[k]), top);
    }
}

/* Returns the last atom of the row. */
static RespiteAtom *
add_row (RespiteFlow *flow,
         Cell        *cells,
         guint        n_cells,
         double       padding)
{
  double height = get_row_height (cells, n_cells) + 2 * padding;

  if (height > flow->room_height * WHOLE_ROW)
    add_torn_row (flow, cells, n_cells, padding);
  else
    fill_atom (flow, respite_flow_add_atom (flow, height), cells, n_cells, padding);
  for (guint i = 0; i < n_cells; i++)
    respite_text_unref (cells[i].text);

  return respite_flow_get_atom (flow, flow->atoms->len - 1);
}

static double
get_padding (RespiteFlow *flow)
{
  return flow->cell * flow->sheet->padding;
}

static const RespiteRich *
get_cell (const RespiteBlock *table,
          guint               row,
          guint               column)
{
  return g_ptr_array_index (table->cells, row * table->columns->len + column);
}

/* Also notes how wide each cell of the head and the first rows would be on one line. */
static void
measure_columns (RespiteFlow        *flow,
                 const RespiteBlock *table,
                 guint               n_rows,
                 Column             *columns,
                 double             *widths)
{
  RespiteTextStyle head = respite_flow_get_style (flow, flow->cell, RESPITE_PAPER_TEXT, TRUE);
  RespiteTextStyle body = respite_flow_get_style (flow, flow->cell, RESPITE_PAPER_TEXT, FALSE);

  for (guint i = 0; i < table->columns->len; i++)
    {
      const RespiteColumn *column = &g_array_index (table->columns, RespiteColumn, i);
      Column *sizes = &columns[i];

      respite_text_get_extents (column->title, &head, &sizes->minimum, &sizes->maximum);
      widths[i] = sizes->maximum;
      for (guint row = 0; row < n_rows; row++)
        {
          double minimum, maximum;

          respite_text_get_extents (get_cell (table, row, i), &body, &minimum, &maximum);
          if (column->kind != RESPITE_COLUMN_TEXT)
            minimum = maximum;
          sizes->minimum = MAX (sizes->minimum, minimum);
          sizes->maximum = MAX (sizes->maximum, maximum);
          if (row < MOST_ROWS)
            widths[(row + 1) * table->columns->len + i] = maximum;
        }
      /* Half a point against rounding; what fits exactly must not be broken. */
      sizes->minimum += 0.5;
      sizes->maximum += 0.5;
    }
}

/* How much a column can give up: a text column all but the room for a few letters. */
static double
get_slack (const Column       *column,
           const RespiteBlock *table,
           guint               i)
{
  if (g_array_index (table->columns, RespiteColumn, i).kind != RESPITE_COLUMN_TEXT)
    return 0;

  return column->minimum - MIN (column->minimum, LEAST_TEXT);
}

/* Where not even the longest words fit, text columns give way; numbers only where there is no other way. */
static void
squeeze_columns (Column             *columns,
                 const RespiteBlock *table,
                 double              room)
{
  guint n = table->columns->len;
  double slack = 0, whole = 0, missing, scale;

  for (guint i = 0; i < n; i++)
    {
      slack += get_slack (&columns[i], table, i);
      whole += columns[i].minimum;
    }
  missing = whole - room;
  scale = missing > slack ? room / (whole - slack) : 1;
  for (guint i = 0; i < n; i++)
    {
      double give = slack > 0 ? MIN (missing, slack) * get_slack (&columns[i], table, i) / slack : 0;

      columns[i].width = (columns[i].minimum - give) * scale;
    }
}

/* Columns that need no more than an equal part get what they need; the others share the rest by their need. */
static void
share_room (Column *columns,
            guint   n,
            double  room)
{
  g_autofree gboolean *settled = g_new0 (gboolean, n);
  double minima = 0, maxima = 0;
  guint left = n;

  for (guint i = 0; i < n; i++)
    minima += columns[i].minimum;
  for (guint i = 0; i < n; i++)
    {
      /* What is given away here must not be missing for the longest words of the others. */
      if (settled[i] || columns[i].maximum > room / left ||
          room - columns[i].maximum < minima - columns[i].minimum)
        continue;
      columns[i].width = columns[i].maximum;
      room -= columns[i].maximum;
      minima -= columns[i].minimum;
      settled[i] = TRUE;
      if (--left == 0)
        return;
      i = (guint) - 1;           /* the equal part has grown: look at all again */
    }

  for (guint i = 0; i < n; i++)
    if (!settled[i])
      maxima += columns[i].maximum;
  for (guint i = 0; i < n; i++)
    if (!settled[i])
      columns[i].width = columns[i].minimum + (room - minima) * (columns[i].maximum - columns[i].minimum) /
                         MAX (maxima - minima, 0.001);
}

/* About how many lines the rows take, were @wider so much wider and @narrower so much narrower; of two ways that take
 * as many, the one that breaks fewer cells is the better. */
static double
count_lines (const Column *columns,
             guint         n,
             const double *widths,
             guint         n_rows,
             guint         wider,
             guint         narrower,
             double        step)
{
  double lines = 0;

  for (guint row = 0; row < n_rows; row++)
    {
      double most = 1;

      for (guint i = 0; i < n; i++)
        {
          double room = columns[i].width + (i == wider ? step : i == narrower ? -step : 0), need = widths[row * n + i];
          double own = need > room ? ceil (need / (room * FILLED)) : 1;

          most = MAX (most, own);
          lines += own * CELL_WEIGHT;
        }
      lines += most;
    }

  return lines;
}

/* Moves room from a column to another as long as the table gets shorter by it. */
static void
save_lines (Column       *columns,
            guint         n,
            const double *widths,
            guint         n_rows)
{
  double best = count_lines (columns, n, widths, n_rows, 0, 0, 0), step = 0;
  guint wider = 0, narrower = 0;

  do
    {
      step = 0;
      for (guint i = 0; i < n; i++)
        for (guint k = 0; k < n; k++)
          for (double move = STEP; i != k && columns[k].width - move >= columns[k].minimum; move += STEP)
            {
              double lines = count_lines (columns, n, widths, n_rows, i, k, move);

              if (lines < best)
                {
                  best = lines;
                  step = move;
                  wider = i;
                  narrower = k;
                }
            }
      columns[wider].width += step;
      columns[narrower].width -= step;
    }
  while (step > 0);
}

static void
size_columns (Column             *columns,
              const RespiteBlock *table,
              double              room,
              const double       *widths,
              guint               n_rows)
{
  guint n = table->columns->len;
  double minima = 0, maxima = 0;
  int widest = -1;

  for (guint i = 0; i < n; i++)
    {
      minima += columns[i].minimum;
      maxima += columns[i].maximum;
      if (g_array_index (table->columns, RespiteColumn, i).kind == RESPITE_COLUMN_TEXT &&
          (widest < 0 || columns[i].maximum >= columns[widest].maximum))
        widest = (int) i;
    }

  if (minima > room)
    {
      squeeze_columns (columns, table, room);
      return;
    }

  if (maxima > room)
    {
      share_room (columns, n, room);
      save_lines (columns, n, widths, MIN (n_rows, MOST_ROWS) + 1);
    }
  else
    {
      for (guint i = 0; i < n; i++)
        columns[i].width = columns[i].maximum;
      if (widest >= 0)
        columns[widest].width += room - maxima;
      else
        for (guint i = 0; i < n; i++)
          columns[i].width += (room - maxima) / n;
    }
}

static void
make_cell (RespiteFlow            *flow,
           Cell                   *cell,
           const RespiteRich      *rich,
           const RespiteTextStyle *style,
           double                  x,
           double                  width,
           int                     row,
           const char             *type)
{
  cell->text = respite_text_shape (rich, style, width);
  cell->x = x;
  cell->width = width;
  cell->element = respite_layout_add_element (flow->layout, row, type);
}

static void
add_rule (RespiteAtom *atom,
          guint32      color,
          double       x,
          double       width,
          double       thickness)
{
  respite_flow_add_tint (atom, color, x, atom->height - thickness / 2, width, thickness);
}

static void
add_head (RespiteFlow        *flow,
          const RespiteBlock *table,
          RespiteFrame        frame,
          const Column       *columns)
{
  RespiteTextStyle style = respite_flow_get_style (flow, flow->cell, RESPITE_PAPER_ACCENT, TRUE);
  g_autofree Cell *cells = g_new0 (Cell, table->columns->len);
  int row = respite_layout_add_element (flow->layout, frame.element, "TR");
  double gap = flow->cell, x = frame.x;
  RespiteTableHead head = { .items = respite_items_new () };
  RespiteAtom *atom;

  for (guint i = 0; i < table->columns->len; i++)
    {
      const RespiteColumn *column = &g_array_index (table->columns, RespiteColumn, i);

      make_cell (flow, &cells[i], column->title, &style, x, columns[i].width, row, "TH");
      cells[i].to_end = column->kind == RESPITE_COLUMN_NUMBER;
      x += columns[i].width + gap;
    }
  atom = add_row (flow, cells, table->columns->len, get_padding (flow) * 0.8);
  atom->keep = TRUE;
  add_rule (atom, RESPITE_PAPER_ACCENT, frame.x, frame.width, 1);

  head.height = atom->height;
  for (guint i = 0; i < atom->items->len; i++)
    {
      RespiteItem item = respite_item_move (&g_array_index (atom->items, RespiteItem, i), 0, 0);

      item.element = RESPITE_ELEMENT_NONE;
      g_array_append_val (head.items, item);
    }
  g_array_append_val (flow->heads, head);
}

/* Neither the first nor the last row of a table stands alone, unless it is tall enough to; a row that was torn holds
 * itself together. */
static void
hold_row (RespiteFlow *flow,
          guint        first,
          guint        row,
          guint        n_rows)
{
  RespiteAtom *atom = respite_flow_get_atom (flow, first);

  if (flow->atoms->len == first + 1 && n_rows > 1 && (row == 0 || row + 2 == n_rows) &&
      atom->height < flow->sheet->size * TALL_ROW_EM)
    atom->keep = TRUE;
}

static void
add_body (RespiteFlow        *flow,
          const RespiteBlock *table,
          RespiteFrame        frame,
          const Column       *columns,
          guint               n_rows)
{
  RespiteTextStyle style = respite_flow_get_style (flow, flow->cell, RESPITE_PAPER_TEXT, FALSE);
  g_autofree Cell *cells = g_new0 (Cell, table->columns->len);
  double gap = flow->cell;

  for (guint row = 0; row < n_rows; row++)
    {
      int element = respite_layout_add_element (flow->layout, frame.element, "TR");
      double x = frame.x;
      RespiteAtom *atom;
      guint first;

      for (guint i = 0; i < table->columns->len; i++)
        {
          make_cell (flow, &cells[i], get_cell (table, row, i), &style, x, columns[i].width, element, "TD");
          cells[i].to_end = g_array_index (table->columns, RespiteColumn, i).kind == RESPITE_COLUMN_NUMBER;
          x += columns[i].width + gap;
        }
      first = flow->atoms->len;
      atom = add_row (flow, cells, table->columns->len, get_padding (flow));
      hold_row (flow, first, row, n_rows);
      add_rule (atom, RESPITE_PAPER_RULE, frame.x, frame.width, 0.5);
    }
}

/* The size of the cells at which the words of all columns stand side by side. */
static double
fit_cell (const RespiteFlow  *flow,
          const RespiteBlock *table,
          const Column       *columns,
          double              width)
{
  guint n = table->columns->len;
  double needed = flow->cell * (n - 1);

  for (guint i = 0; i < n; i++)
    needed += g_array_index (table->columns, RespiteColumn, i).kind == RESPITE_COLUMN_TEXT ?
              MIN (columns[i].minimum, width * WORD_PART) : columns[i].minimum;

  return needed <= width ? flow->cell : MAX (flow->cell * width / needed, MIN (flow->cell, LEAST_CELL));
}

void
respite_flow_add_table (RespiteFlow        *flow,
                        const RespiteBlock *table,
                        RespiteFrame        frame)
{
  guint n_columns = table->columns->len;
  guint n_rows = n_columns > 0 ? table->cells->len / n_columns : 0;
  g_autofree Column *columns = g_new0 (Column, n_columns + 1);
  g_autofree double *widths = g_new0 (double, (MIN (n_rows, MOST_ROWS) + 1) * n_columns);
  int outer = flow->table;
  double cell;

  if (n_columns == 0)
    return;

  frame.element = respite_layout_add_element (flow->layout, frame.element, "Table");
  respite_flow_ask_space (flow, flow->sheet->gap);
  flow->cell = flow->sheet->cell;
  measure_columns (flow, table, n_rows, columns, widths);
  cell = fit_cell (flow, table, columns, frame.width);
  if (cell < flow->cell)
    {
      flow->cell = cell;
      memset (columns, 0, sizeof (Column) * n_columns);
      measure_columns (flow, table, n_rows, columns, widths);
    }
  size_columns (columns, table, MAX (frame.width - flow->cell * (n_columns - 1), 10.0 * n_columns), widths, n_rows);
  flow->table = RESPITE_FLOW_NONE;
  add_head (flow, table, frame, columns);
  flow->table = (int) flow->heads->len - 1;
  add_body (flow, table, frame, columns, n_rows);
  flow->table = outer;
  respite_flow_ask_space (flow, flow->sheet->gap * 1.5);
}

/* The width that the labels below each other need, within reason. */
static double
measure_labels (RespiteFlow            *flow,
                const RespiteBlock     *facts,
                const RespiteTextStyle *style,
                guint                   place,
                double                  most)
{
  double width = 0;

  for (guint i = 2 * place; i < facts->cells->len; i += 2 * facts->per_row)
    {
      double minimum, maximum;

      respite_text_get_extents (g_ptr_array_index (facts->cells, i), style, &minimum, &maximum);
      width = MAX (width, maximum + 0.5);
    }

  return MIN (width, most);
}

void
respite_flow_add_facts (RespiteFlow        *flow,
                        const RespiteBlock *facts,
                        RespiteFrame        frame)
{
  RespiteTextStyle style = respite_flow_get_style (flow, flow->sheet->size, RESPITE_PAPER_TEXT, FALSE);
  guint n_pairs = facts->cells->len / 2, per_row = facts->per_row;
  double gap = flow->sheet->size * 1.4, inner = flow->sheet->size * 0.8;
  double pair = (frame.width - gap * (per_row - 1)) / per_row;
  double labels[3] = { 0 };

  frame.element = respite_layout_add_element (flow->layout, frame.element, "Table");
  respite_flow_ask_space (flow, flow->sheet->gap * 0.6);
  for (guint i = 0; i < per_row; i++)
    labels[i] = measure_labels (flow, facts, &style, i, pair * LABEL_PART);
  for (guint i = 0; i < n_pairs; i += per_row)
    {
      int row = respite_layout_add_element (flow->layout, frame.element, "TR");
      Cell cells[6] = { 0 };
      guint n = 0, first = flow->atoms->len;

      for (guint k = i; k < MIN (i + per_row, n_pairs); k++)
        {
          double x = frame.x + (pair + gap) * (k - i), label = labels[k - i];

          make_cell (flow, &cells[n++], g_ptr_array_index (facts->cells, 2 * k), &style, x, label, row, "THR");
          make_cell (flow, &cells[n++], g_ptr_array_index (facts->cells, 2 * k + 1), &style, x + label + inner,
                     pair - label - inner, row, "TD");
        }
      add_row (flow, cells, n, flow->sheet->size * 0.12);
      hold_row (flow, first, i / per_row, (n_pairs + per_row - 1) / per_row);
    }
  if (n_pairs > 0 && facts->keeps_next)
    respite_flow_get_atom (flow, flow->atoms->len - 1)->keep = TRUE;
  respite_flow_ask_space (flow, flow->sheet->gap);
}
