/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

/* FHIRPath text to a tree: a lexer of one token ahead, and a parser that climbs the precedences. */

#include "config.h"

#include "forms/respite-expression-private.h"

#include <string.h>

#include "base/respite-error.h"

typedef enum
{
  TOKEN_END,
  TOKEN_NUMBER,
  TOKEN_STRING,
  TOKEN_NAME,
  TOKEN_VARIABLE,               /* %name */
  TOKEN_SPECIAL,                /* $name */
  TOKEN_SIGN,                   /* an operator or bracket */
  TOKEN_BAD,
} TokenKind;

typedef struct
{
  const char *next;             /* behind the token */
  const char *at;               /* where the token begins */
  TokenKind   kind;
  GString    *text;             /* of the token */
  int         depth;
  int         count;            /* of nodes */
  GError    **error;
} Parser;

static const struct
{
  const char *sign;
  Operator    op;
  int         rank;             /* the higher the closer it binds */
} operators[] = {
  { "*",        OP_MULTIPLY,       11 },
  { "/",        OP_DIVIDE,         11 },
  { "div",      OP_DIV,            11 },
  { "mod",      OP_MOD,            11 },
  { "+",        OP_ADD,            10 },
  { "-",        OP_SUBTRACT,       10 },
  { "&",        OP_JOIN,           10 },
  { "is",       OP_IS,             9  },
  { "as",       OP_AS,             9  },
  { "|",        OP_UNION,          8  },
  { "<=",       OP_AT_MOST,        7  },
  { ">=",       OP_AT_LEAST,       7  },
  { "<",        OP_LESS,           7  },
  { ">",        OP_GREATER,        7  },
  { "=",        OP_EQUAL,          6  },
  { "!=",       OP_NOT_EQUAL,      6  },
  { "~",        OP_EQUIVALENT,     6  },
  { "!~",       OP_NOT_EQUIVALENT, 6  },
  { "in",       OP_IN,             5  },
  { "contains", OP_CONTAINS,       5  },
  { "and",      OP_AND,            4  },
  { "or",       OP_OR,             3  },
  { "xor",      OP_XOR,            3  },
  { "implies",  OP_IMPLIES,        2  },
};

#define MOST_NODES 6000

static Node *parse_expression (Parser *self,
                               int     rank);

static gboolean
skip_comment (Parser *self)
{
  const char *end;

  if (g_str_has_prefix (self->next, "//"))
    {
      self->next += strcspn (self->next, "\n");
      return TRUE;
    }
  if (!g_str_has_prefix (self->next, "/*"))
    return FALSE;

  end = strstr (self->next + 2, "*/");
  self->next = end != NULL ? end + 2 : self->next + strlen (self->next);

  return TRUE;
}

/* A text between quotes or backticks, with its escapes. */
static gboolean
read_quoted (Parser *self)
{
  char quote = *self->next++;

  while (*self->next != quote)
    {
      if (*self->next == '\0')
        return FALSE;
      if (*self->next != '\\')
        {
          g_string_append_c (self->text, *self->next++);
          continue;
        }

      self->next++;
      switch (*self->next)
        {
        case 'n':
          g_string_append_c (self->text, '\n');
          break;
        case 'r':
          g_string_append_c (self->text, '\r');
          break;
        case 't':
          g_string_append_c (self->text, '\t');
          break;
        case 'f':
          g_string_append_c (self->text, '\f');
          break;
        case '\'':
        case '"':
        case '`':
        case '\\':
        case '/':
          g_string_append_c (self->text, *self->next);
          break;
        default:
          return FALSE;
        }
      self->next++;
    }
  self->next++;

  return TRUE;
}

static void
read_name (Parser *self)
{
  while (g_ascii_isalnum (*self->next) || *self->next == '_')
    g_string_append_c (self->text, *self->next++);
}

static void
read_number (Parser *self)
{
  while (g_ascii_isdigit (*self->next) || (*self->next == '.' && g_ascii_isdigit (self->next[1])))
    g_string_append_c (self->text, *self->next++);
}

static void
advance (Parser *self)
{
  do
    self->next += strspn (self->next, " \t\r\n");
  while (skip_comment (self));

  self->at = self->next;
  g_string_truncate (self->text, 0);
  if (*self->next == '\0')
    {
      self->kind = TOKEN_END;
    }
  else if (g_ascii_isdigit (*self->next))
    {
      self->kind = TOKEN_NUMBER;
      read_number (self);
    }
  else if (*self->next == '\'')
    {
      self->kind = read_quoted (self) ? TOKEN_STRING : TOKEN_BAD;
    }
  else if (*self->next == '`')
    {
      self->kind = read_quoted (self) ? TOKEN_NAME : TOKEN_BAD;
    }
  else if (g_ascii_isalpha (*self->next) || *self->next == '_')
    {
      self->kind = TOKEN_NAME;
      read_name (self);
    }
  else if (*self->next == '%' || *self->next == '$')
    {
      gboolean is_good = TRUE;

      self->kind = *self->next == '%' ? TOKEN_VARIABLE : TOKEN_SPECIAL;
      self->next++;
      if (self->kind == TOKEN_VARIABLE && (*self->next == '`' || *self->next == '\''))
        is_good = read_quoted (self);
      else
        read_name (self);
      if (!is_good || self->text->len == 0)
        self->kind = TOKEN_BAD;
    }
  else if (strchr ("<>!", *self->next) != NULL && (self->next[1] == '=' || self->next[1] == '~'))
    {
      self->kind = TOKEN_SIGN;
      g_string_append_len (self->text, self->next, 2);
      self->next += 2;
    }
  else
    {
      self->kind = strchr (".,()[]{}+-*/&|<>=~", *self->next) != NULL ? TOKEN_SIGN : TOKEN_BAD;
      g_string_append_c (self->text, *self->next++);
    }
}

static gboolean
is_sign (const Parser *self,
         const char   *sign)
{
  return self->kind == TOKEN_SIGN && g_str_equal (self->text->str, sign);
}

/* Sets the error, with the text from where it stopped; always %NULL. */
static Node *
refuse (Parser     *self,
        const char *reason)
{
  g_autofree char *rest = g_utf8_make_valid (self->at, -1);
  g_autofree char *start = g_utf8_substring (rest, 0, MIN (g_utf8_strlen (rest, -1), 20));

  respite_set_error (self->error, RESPITE_ERROR_PARSE, N_("%s at “%s”"), respite_translate (reason), start);

  return NULL;
}

static Node *
node_new (Parser   *self,
          NodeKind  kind,
          Node     *left)
{
  Node *node = g_new0 (Node, 1);

  self->count++;
  node->kind = kind;
  node->left = left;
  node->height = 1 + (left != NULL ? left->height : 0);

  return node;
}

static void
add_argument (Node *node,
              Node *argument)
{
  if (node->arguments == NULL)
    node->arguments = g_ptr_array_new_with_free_func ((GDestroyNotify) respite_expression_node_free);
  g_ptr_array_add (node->arguments, argument);
  node->height = MAX (node->height, 1 + argument->height);
}

/* Where the tree becomes too large, @node goes. */
static Node *
check_size (Parser *self,
            Node   *node)
{
  if (node != NULL && (node->height > RESPITE_EXPRESSION_MAX_HEIGHT || self->count > MOST_NODES))
    {
      respite_expression_node_free (node);
      return refuse (self, N_("the expression is too large"));
    }

  return node;
}

/* "Coding", "FHIR.Coding", "System.String". */
static Node *
parse_type (Parser *self)
{
  Node *node;

  if (self->kind != TOKEN_NAME)
    return refuse (self, N_("the name of a type is missing"));

  node = node_new (self, NODE_TYPE, NULL);
  node->text = g_strdup (self->text->str);
  advance (self);
  if (is_sign (self, ".") && (g_str_equal (node->text, "FHIR") || g_str_equal (node->text, "System")))
    {
      advance (self);
      g_free (node->text);
      node->text = g_strdup (self->text->str);
      advance (self);
    }

  return node;
}

static gboolean
parse_arguments (Parser *self,
                 Node   *node)
{
  advance (self);
  while (!is_sign (self, ")"))
    {
      Node *argument = node->function->takes_type ? parse_type (self) : parse_expression (self, 0);

      if (argument == NULL)
        return FALSE;
      add_argument (node, argument);
      if (is_sign (self, ","))
        advance (self);
      else if (!is_sign (self, ")"))
        return refuse (self, N_("a bracket is not closed")) != NULL;
    }
  advance (self);

  return TRUE;
}

/* A member or a function of @left. */
static Node *
parse_invocation (Parser *self,
                  Node   *left)
{
  g_autoptr (Node) node = node_new (self, NODE_MEMBER, left);
  const char *at = self->at;
  guint n_arguments;

  if (self->kind != TOKEN_NAME)
    return refuse (self, N_("a name is missing"));
  node->text = g_strdup (self->text->str);
  advance (self);
  if (!is_sign (self, "("))
    return g_steal_pointer (&node);

  node->kind = NODE_FUNCTION;
  node->function = respite_expression_find_function (node->text);
  if (node->function == NULL)
    {
      self->at = at;
      return refuse (self, N_("this function is not known"));
    }
  if (!parse_arguments (self, node))
    return NULL;
  n_arguments = node->arguments != NULL ? node->arguments->len : 0;
  if (n_arguments < node->function->least || n_arguments > node->function->most)
    {
      self->at = at;
      return refuse (self, N_("this function takes another number of arguments"));
    }

  return g_steal_pointer (&node);
}

static Node *
parse_bracket (Parser     *self,
               const char *closing)
{
  g_autoptr (Node) node = NULL;

  advance (self);
  node = parse_expression (self, 0);
  if (node == NULL)
    return NULL;
  if (!is_sign (self, closing))
    return refuse (self, N_("a bracket is not closed"));
  advance (self);

  return g_steal_pointer (&node);
}

static Node *
parse_special (Parser *self)
{
  static const struct
  {
    const char *name;
    NodeKind    kind;
  } specials[] = {
    { "this", NODE_THIS }, { "index", NODE_INDEX }, { "total", NODE_TOTAL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (specials); i++)
    if (g_str_equal (specials[i].name, self->text->str))
      {
        advance (self);
        return node_new (self, specials[i].kind, NULL);
      }

  return refuse (self, N_("this is not understood"));
}

static Node *
parse_number (Parser *self)
{
  gint64 number;
  gboolean is_integer;
  Node *node;

  if (!respite_expression_read_number (self->text->str, &number, &is_integer))
    return refuse (self, N_("this number is too large or too fine"));
  node = node_new (self, NODE_NUMBER, NULL);
  node->number = number;
  node->is_integer = is_integer;
  advance (self);

  if (self->kind != TOKEN_STRING)
    return node;
  respite_expression_node_free (node);

  return refuse (self, N_("amounts with a unit are not understood"));
}

static Node *
parse_text (Parser   *self,
            NodeKind  kind)
{
  Node *node;

  if (!g_utf8_validate (self->text->str, (gssize) self->text->len, NULL))
    return refuse (self, N_("this is not understood"));
  node = node_new (self, kind, NULL);
  node->text = g_strdup (self->text->str);
  advance (self);

  return node;
}

static Node *
parse_name (Parser *self)
{
  gboolean is_true = g_str_equal (self->text->str, "true");
  Node *node;

  if (*self->at == '`' || (!is_true && !g_str_equal (self->text->str, "false")))
    return parse_invocation (self, NULL);

  node = node_new (self, NODE_BOOLEAN, NULL);
  node->number = is_true;
  advance (self);

  return node;
}

static Node *
parse_term (Parser *self)
{
  switch (self->kind)
    {
    case TOKEN_NUMBER:
      return parse_number (self);
    case TOKEN_STRING:
      return parse_text (self, NODE_STRING);
    case TOKEN_NAME:
      return parse_name (self);
    case TOKEN_VARIABLE:
      return parse_text (self, NODE_VARIABLE);
    case TOKEN_SPECIAL:
      return parse_special (self);
    case TOKEN_SIGN:
      if (is_sign (self, "("))
        return parse_bracket (self, ")");
      if (!is_sign (self, "{"))
        return refuse (self, N_("something is missing"));
      advance (self);
      if (!is_sign (self, "}"))
        return refuse (self, N_("this is not understood"));
      advance (self);
      return node_new (self, NODE_EMPTY, NULL);
    case TOKEN_END:
      return refuse (self, N_("something is missing"));
    case TOKEN_BAD:
    default:
      return refuse (self, N_("this is not understood"));
    }
}

static Node *
parse_path (Parser *self)
{
  Node *node = parse_term (self);

  while (node != NULL && (is_sign (self, ".") || is_sign (self, "[")))
    {
      if (is_sign (self, "."))
        {
          advance (self);
          node = check_size (self, parse_invocation (self, node));
        }
      else
        {
          Node *item = node_new (self, NODE_ITEM, node);
          Node *position = parse_bracket (self, "]");

          if (position == NULL)
            {
              respite_expression_node_free (item);
              return NULL;
            }
          add_argument (item, position);
          node = check_size (self, item);
        }
    }

  return node;
}

static Node *
parse_sign (Parser *self)
{
  gboolean is_negative = is_sign (self, "-");
  Node *node;

  if (!is_negative && !is_sign (self, "+"))
    return parse_path (self);
  if (self->depth > RESPITE_EXPRESSION_MAX_DEPTH)
    return refuse (self, N_("the expression is nested too deeply"));

  advance (self);
  self->depth++;
  node = parse_sign (self);
  self->depth--;
  if (node != NULL && is_negative)
    node = check_size (self, node_new (self, NODE_NEGATIVE, node));

  return node;
}

/* The operator that the token is, -1 for none. */
static int
find_operator (const Parser *self)
{
  if (self->kind != TOKEN_SIGN && (self->kind != TOKEN_NAME || *self->at == '`'))
    return -1;

  for (gsize i = 0; i < G_N_ELEMENTS (operators); i++)
    if (g_str_equal (operators[i].sign, self->text->str))
      return (int) i;

  return -1;
}

static Node *
parse_expression (Parser *self,
                  int     rank)
{
  Node *node;

  if (self->depth > RESPITE_EXPRESSION_MAX_DEPTH)
    return refuse (self, N_("the expression is nested too deeply"));

  self->depth++;
  node = parse_sign (self);
  for (int found = find_operator (self); node != NULL && found >= 0 && operators[found].rank > rank;
       found = find_operator (self))
    {
      Operator op = operators[found].op;
      Node *both = node_new (self, NODE_OPERATOR, node);
      Node *right;

      advance (self);
      right = op == OP_IS || op == OP_AS ? parse_type (self) : parse_expression (self, operators[found].rank);
      if (right == NULL)
        {
          respite_expression_node_free (both);
          self->depth--;
          return NULL;
        }
      both->op = op;
      add_argument (both, right);
      node = check_size (self, both);
    }
  self->depth--;

  return node;
}

Node *
respite_expression_parse (const char  *text,
                          GError     **error)
{
  g_autoptr (GString) token = g_string_new (NULL);
  Parser self = { text, text, TOKEN_END, token, 0, 0, error };
  g_autoptr (Node) node = NULL;

  advance (&self);
  node = parse_expression (&self, 0);
  if (node == NULL)
    return NULL;
  if (self.kind != TOKEN_END)
    return refuse (&self, N_("this is not understood"));

  return g_steal_pointer (&node);
}
