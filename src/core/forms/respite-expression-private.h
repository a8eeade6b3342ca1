/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#pragma once

#include "forms/respite-expression.h"

G_BEGIN_DECLS

/* How high the tree of an expression may be, and how deep its evaluation goes with all variables in it. */
#define RESPITE_EXPRESSION_MAX_HEIGHT 300
#define RESPITE_EXPRESSION_MAX_FRAMES 1200

/* Decimals of the exact numbers. */
#define RESPITE_EXPRESSION_DECIMALS 8
#define RESPITE_EXPRESSION_ONE 100000000

typedef enum
{
  NODE_NUMBER,
  NODE_STRING,
  NODE_BOOLEAN,
  NODE_EMPTY,                   /* {} */
  NODE_VARIABLE,                /* %name */
  NODE_THIS,                    /* $this */
  NODE_INDEX,                   /* $index */
  NODE_TOTAL,                   /* $total */
  NODE_MEMBER,                  /* left.name */
  NODE_FUNCTION,                /* left.name (arguments) */
  NODE_ITEM,                    /* left[right] */
  NODE_NEGATIVE,                /* -left */
  NODE_OPERATOR,                /* left op right */
  NODE_TYPE,                    /* the name of a type */
} NodeKind;

typedef enum
{
  OP_MULTIPLY,
  OP_DIVIDE,
  OP_DIV,
  OP_MOD,
  OP_ADD,
  OP_SUBTRACT,
  OP_JOIN,
  OP_IS,
  OP_AS,
  OP_UNION,
  OP_GREATER,
  OP_LESS,
  OP_AT_LEAST,
  OP_AT_MOST,
  OP_EQUAL,
  OP_NOT_EQUAL,
  OP_EQUIVALENT,
  OP_NOT_EQUIVALENT,
  OP_IN,
  OP_CONTAINS,
  OP_AND,
  OP_OR,
  OP_XOR,
  OP_IMPLIES,
} Operator;

typedef struct _Function Function;

typedef struct _Node Node;

struct _Node
{
  NodeKind        kind;
  Operator        op;
  const Function *function;
  char           *text;         /* of a string, variable, member or type */
  gint64          number;       /* or whether a boolean is true */
  gboolean        is_integer;
  int             height;
  Node           *left;         /* %NULL: what the expression is applied to */
  GPtrArray      *arguments;    /* of Node; the right side is the first */
};

struct _RespiteExpression
{
  Node *node;
};

typedef enum
{
  VALUE_JSON,                   /* an object, or a number that does not fit */
  VALUE_NUMBER,
  VALUE_STRING,
  VALUE_BOOLEAN,
} ValueKind;

/* One value of a collection. Texts live as long as the evaluation. */
typedef struct
{
  ValueKind         kind;
  const RespiteJson *json;      /* where it came from, or %NULL */
  const char        *text;
  const char        *type;      /* what value[x] said, such as "Coding", or %NULL */
  gint64            number;     /* or whether a boolean is true */
  gboolean          is_integer;
} Value;

/* A collection is a GArray of Value. */
typedef struct
{
  const RespiteExpressionScope  *scope;
  GStringChunk                  *texts;
  GHashTable                    *variables;     /* RespiteFormVariable -> GArray; %NULL value while it is worked out */
  GHashTable                    *patterns;      /* text -> GRegex, of matches() */
  GHashTable                    *owners;        /* answers and their values in the resource -> linkId */
  const GArray                  *focus;         /* $this */
  const GArray                  *total;         /* $total */
  gint64                         index;         /* $index */
  int                           *steps;         /* so far */
  int                            frames;
  GError                       **error;
} Evaluator;

typedef GArray *(*FunctionCall) (Evaluator    *self,
                                 const Node   *node,
                                 const GArray *input);

/* A function by its name, with how many arguments it takes. */
struct _Function
{
  const char   *name;
  guint         least;
  guint         most;
  FunctionCall  call;
  gboolean      takes_type;     /* its argument is the name of a type */
};

/* %NULL for none; the second one has the functions on numbers, texts and scores. */
const Function *respite_expression_find_function       (const char *name);
const Function *respite_expression_find_value_function (const char *name);

/* (transfer full): the tree of @text; %RESPITE_ERROR_PARSE: what is not understood and where. */
Node *respite_expression_parse     (const char  *text,
                                    GError     **error);
void  respite_expression_node_free (Node        *node);

/* The numbers. All return whether the result fits. */
gboolean respite_expression_read_number (const char *text,
                                         gint64     *number,
                                         gboolean   *is_integer);
gboolean respite_expression_multiply    (gint64      a,
                                         gint64      b,
                                         gint64     *result);
gboolean respite_expression_divide      (gint64      a,
                                         gint64      b,
                                         gint64     *result);
char    *respite_expression_format      (gint64      number);

/* What the files of the evaluator share. Collections are (transfer full); %NULL comes with the error set. */
GArray     *respite_expression_run       (Evaluator         *self,
                                          const Node        *node,
                                          const GArray      *input);
GArray     *respite_expression_operate   (Evaluator         *self,
                                          const Node        *node,
                                          const GArray      *input);
GArray     *respite_expression_fail      (Evaluator         *self,
                                          const char        *reason);
GArray     *respite_expression_one       (Value              value);
GArray     *respite_expression_number    (gint64             number,
                                          gboolean           is_integer);
GArray     *respite_expression_boolean   (gboolean           truth);
GArray     *respite_expression_string    (Evaluator         *self,
                                          const char        *text);
GArray     *respite_expression_none      (void);
gboolean    respite_expression_count     (Evaluator         *self,
                                          guint              steps);
void        respite_expression_add_json  (GArray            *list,
                                          const RespiteJson *json,
                                          const char        *type);
const char *respite_expression_get_type  (const char        *name);         /* what "valueX" says, or %NULL */
GArray     *respite_expression_get       (Evaluator         *self,
                                          const GArray      *input,
                                          const char        *name);
gboolean    respite_expression_is_equal  (Evaluator         *self,
                                          const Value       *a,
                                          const Value       *b);
gboolean    respite_expression_is_among  (Evaluator         *self,
                                          const GArray      *list,
                                          const Value       *value);
gboolean    respite_expression_has_type  (Evaluator         *self,
                                          const Value       *value,
                                          const char        *type,
                                          gboolean          *has);

/* The truth of a collection: 0 or 1, -1 for empty; FALSE with the error where it is none. */
gboolean respite_expression_get_truth (Evaluator    *self,
                                       const GArray *list,
                                       int          *truth);

/* The only number of a collection; @has is FALSE for an empty one. */
gboolean respite_expression_get_number (Evaluator    *self,
                                        const GArray *list,
                                        gboolean     *has,
                                        Value        *value);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Node, respite_expression_node_free)

G_END_DECLS
