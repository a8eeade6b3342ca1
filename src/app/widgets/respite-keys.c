/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "widgets/respite-keys.h"

#include <glib/gi18n.h>

const RespiteKey respite_keys[] = {
  { "", "<Control>k", "win.search", NULL, N_ ("Find a patient") },
  { "", "<Control>n", "win.new-patient", NULL, N_ ("New patient") },
  { "", "<Alt>Left", "win.back", NULL, N_ ("Back") },
  { "", "<Control>1", "win.show-place(1)", NULL, N_ ("First place of the sidebar; Ctrl+2 to Ctrl+7 the others") },
  { "", "<Control>2", "win.show-place(2)", NULL, NULL },
  { "", "<Control>3", "win.show-place(3)", NULL, NULL },
  { "", "<Control>4", "win.show-place(4)", NULL, NULL },
  { "", "<Control>5", "win.show-place(5)", NULL, NULL },
  { "", "<Control>6", "win.show-place(6)", NULL, NULL },
  { "", "<Control>7", "win.show-place(7)", NULL, NULL },
  { "", "<Control>Tab", "win.next-running(1)", NULL, N_ ("The next infusion that runs; with Shift the one before") },
  { "", "<Control><Shift>Tab", "win.next-running(-1)", NULL, NULL },
  { "", "<Control><Shift>ISO_Left_Tab", "win.next-running(-1)", NULL, NULL },
  { "", "<Control>z", "win.undo", NULL, N_ ("Undo what the message at the bottom tells of") },
  { "", "<Control>l", "win.lock", NULL, N_ ("Lock: the window is covered at once") },
  { "", "<Control>plus", "win.zoom(1)", NULL, N_ ("Larger text") },
  { "", "<Control>equal", "win.zoom(1)", NULL, NULL },
  { "", "<Control>KP_Add", "win.zoom(1)", NULL, NULL },
  { "", "<Control>minus", "win.zoom(-1)", NULL, N_ ("Smaller text") },
  { "", "<Control>KP_Subtract", "win.zoom(-1)", NULL, NULL },
  { "", "<Control>0", "win.zoom(0)", NULL, N_ ("Text as large as the desktop's") },
  { "", "<Control>question", "win.keys", NULL, N_ ("Show these keys") },
  { "", "F1", "win.keys", NULL, NULL },
  { "", "F10", "win.menu", NULL, N_ ("Open the menu") },
  { "", "<Control>q", "app.quit", NULL, N_ ("Close Respite") },
  { "patients", NULL, NULL, N_ ("Down, Enter"), N_ ("Choose a patient and open the record") },
  { "patient", "<Alt>1", "patient.tab('overview')", "Alt+1 … Alt+7",
    N_ ("Overview, Forms, Courses, Sessions, Outcomes, Documents, History") },
  { "patient", "<Alt>2", "patient.tab('forms')", NULL, NULL },
  { "patient", "<Alt>3", "patient.tab('courses')", NULL, NULL },
  { "patient", "<Alt>4", "patient.tab('sessions')", NULL, NULL },
  { "patient", "<Alt>5", "patient.tab('outcomes')", NULL, NULL },
  { "patient", "<Alt>6", "patient.tab('documents')", NULL, NULL },
  { "patient", "<Alt>7", "patient.tab('history')", NULL, NULL },
  { "patient", NULL, NULL, N_ ("Left, Right"),
    N_ ("In the trend chart: go from score to score, from session to session") },
  { "patient", NULL, NULL, "Ctrl++, Ctrl+-, Ctrl+0", N_ ("In the trend chart: see less time, more, everything") },
  { "form", NULL, NULL, "1 … 9", N_ ("Choose an answer of the question") },
  { "form", NULL, NULL, N_ ("Enter ↵"), N_ ("Next question") },
  { "form", NULL, NULL, N_ ("Y, N"), N_ ("Answer a question of yes or no") },
  { "form", NULL, NULL, N_ ("Delete"), N_ ("Take the chosen answer away") },
  { "form", NULL, NULL, "F7", N_ ("Key the form in from paper, and back") },
  { "form", NULL, NULL, N_ ("Backspace"), N_ ("While keying in: the question before") },
  { "form", NULL, NULL, "F8", N_ ("The next question that is missing or wrong") },
  { "form", NULL, NULL, N_ ("Ctrl+Enter"), N_ ("Finish the form") },
  { "session", NULL, NULL, N_ ("Numbers"),
    N_ ("A set of vital signs; words are everything else. Typing always reaches the line") },
  { "session", NULL, NULL, N_ ("Enter ↵"), N_ ("Record the line") },
  { "session", NULL, NULL, N_ ("Tab"), N_ ("Complete the word") },
  { "session", NULL, NULL, N_ ("Up, Down"), N_ ("Earlier lines") },
  { "session", NULL, NULL, N_ ("Escape"), N_ ("Clear the line") },
  { "session", "<Alt>1", "session.quick(1)", "Alt+1 … Alt+0", N_ ("The ten quick events") },
  { "session", "<Alt>2", "session.quick(2)", NULL, NULL },
  { "session", "<Alt>3", "session.quick(3)", NULL, NULL },
  { "session", "<Alt>4", "session.quick(4)", NULL, NULL },
  { "session", "<Alt>5", "session.quick(5)", NULL, NULL },
  { "session", "<Alt>6", "session.quick(6)", NULL, NULL },
  { "session", "<Alt>7", "session.quick(7)", NULL, NULL },
  { "session", "<Alt>8", "session.quick(8)", NULL, NULL },
  { "session", "<Alt>9", "session.quick(9)", NULL, NULL },
  { "session", "<Alt>0", "session.quick(0)", NULL, NULL },
  { "session", "<Alt>p", "session.pause", NULL, N_ ("Pause or resume") },
  { "session", "<Alt>r", "session.rate", NULL, N_ ("Rate") },
  { "session", "<Alt>b", "session.bolus", NULL, N_ ("Bolus") },
  { "session", "<Alt>m", "session.medicine", NULL, N_ ("Medicine") },
  { "session", "<Alt>n", "session.note", NULL, N_ ("Note") },
  { "session", "<Alt>x", "session.stop", NULL, N_ ("Stop") },
  { "session", "<Alt>w", "session.why", NULL, N_ ("Why a limit asks for somebody, and back") },
  { "session", "<Alt>k", "session.noted", NULL, N_ ("Note what was done at a limit") },
  { "session", "<Control>Page_Up", "session.turn-step(-1)", N_ ("Ctrl+Page Up, Ctrl+Page Down"),
    N_ ("The step of the visit before, the next one") },
  { "session", "<Control>Page_Down", "session.turn-step(1)", NULL, NULL },
  { "session", "<Alt>o", "session.photo", NULL, N_ ("Photo") },
  { "session", "<Alt>f", "session.monitor", NULL, N_ ("Monitor's file") },
  { "session", "<Alt>e", "session.compare", NULL, N_ ("Earlier sessions") },
  { "session", "<Alt>s", "session.summary", NULL, N_ ("Session summary") },
  { "session", "<Alt>c", "session.code-sheet", NULL, N_ ("Emergency record") },
  { "session", "F6", "session.cycle-focus", NULL, N_ ("Move between line, chart and table") },
  { "session", NULL, NULL, N_ ("Left, Right"), N_ ("In the chart: move the cursor that reads it out") },
  { "session", NULL, NULL, N_ ("Ctrl+Left, Ctrl+Right"), N_ ("In the chart: go from entry to entry") },
  { "session", NULL, NULL, "Ctrl++, Ctrl+-, Ctrl+0", N_ ("In the chart: see less time, more, the whole session") },
  { "session", NULL, NULL, N_ ("Return, Delete"), N_ ("In the table: correct or strike out the entry") },
  { "session", NULL, NULL, "V", N_ ("In the table: show the photo") },
  { "session", "F12", "session.emergency", NULL, N_ ("Emergency") },
  { "session", NULL, NULL, N_ ("Y, N, A"), N_ ("In a checklist: yes, no, not applicable") },
  { "paper", "<Control>p", "paper.print", NULL, N_ ("Print the document") },
  { "paper", "<Control>s", "paper.save", NULL, N_ ("Save the document as a PDF file") },
  { "paper", NULL, NULL, N_ ("Page Up, Page Down"), N_ ("Among the pages: leaf through them") },
  { "paper", NULL, NULL, "Ctrl++, Ctrl+-, Ctrl+0", N_ ("Among the pages: larger, smaller, as they were") },
  { NULL, NULL, NULL, NULL, NULL },
};

static gboolean
is_end (const RespiteKey *key)
{
  return key->page == NULL;
}

static void
install_action (GtkApplication *application,
                const char     *action)
{
  g_autoptr (GPtrArray) accels = g_ptr_array_new ();

  for (const RespiteKey *key = respite_keys; !is_end (key); key++)
    if (g_strcmp0 (key->action, action) == 0)
      g_ptr_array_add (accels, (gpointer) key->accel);

  g_ptr_array_add (accels, NULL);
  gtk_application_set_accels_for_action (application, action, (const char *const *) accels->pdata);
}

void
respite_keys_install (GtkApplication *application)
{
  g_return_if_fail (GTK_IS_APPLICATION (application));

  for (const RespiteKey *key = respite_keys; !is_end (key); key++)
    if (key->action != NULL && *key->page == '\0')
      install_action (application, key->action);
}

static void
bind_key (GtkWidgetClass   *widget_class,
          const RespiteKey *key)
{
  g_autoptr (GVariant) target = NULL;
  g_autofree char *name = NULL;
  g_autoptr (GError) error = NULL;
  GdkModifierType modifiers;
  guint value;

  if (!g_action_parse_detailed_name (key->action, &name, &target, &error))
    g_error ("%s", error->message);
  gtk_accelerator_parse (key->accel, &value, &modifiers);

  if (target == NULL)
    gtk_widget_class_add_binding_action (widget_class, value, modifiers, name, NULL);
  else if (g_variant_is_of_type (target, G_VARIANT_TYPE_INT32))
    gtk_widget_class_add_binding_action (widget_class, value, modifiers, name, "i", g_variant_get_int32 (target));
  else
    gtk_widget_class_add_binding_action (widget_class, value, modifiers, name, "s",
                                         g_variant_get_string (target, NULL));
}

void
respite_keys_bind (GtkWidgetClass *widget_class,
                   const char     *page)
{
  g_return_if_fail (GTK_IS_WIDGET_CLASS (widget_class));
  g_return_if_fail (page != NULL && *page != '\0');

  for (const RespiteKey *key = respite_keys; !is_end (key); key++)
    if (key->action != NULL && g_str_equal (key->page, page))
      bind_key (widget_class, key);
}

void
respite_keys_come_first (GtkWidget *widget)
{
  g_autoptr (GListModel) controllers = NULL;

  g_return_if_fail (GTK_IS_WIDGET (widget));

  controllers = gtk_widget_observe_controllers (widget);
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_SHORTCUT_CONTROLLER (controller))
        gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
    }
}

char *
respite_key_dup_label (const RespiteKey *key)
{
  GdkModifierType modifiers;
  guint value;

  g_return_val_if_fail (key != NULL, NULL);

  if (key->shown != NULL)
    return g_strdup (_ (key->shown));
  if (!gtk_accelerator_parse (key->accel, &value, &modifiers))
    return g_strdup (key->accel);

  return gtk_accelerator_get_label (value, modifiers);
}
