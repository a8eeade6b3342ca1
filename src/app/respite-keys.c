/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Respite developers */

#include "config.h"

#include "respite-keys.h"

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
  { "patients", NULL, NULL, "Down, Enter", N_ ("Choose a patient and open the record") },
  { "patient", NULL, NULL, "Alt+1 … Alt+7", N_ ("Overview, Forms, Courses, Sessions, Outcomes, Documents, History") },
  { "patient", NULL, NULL, "Left, Right", N_ ("In the trend chart: go from score to score, from session to session") },
  { "patient", NULL, NULL, "Ctrl++, Ctrl+-, Ctrl+0", N_ ("In the trend chart: see less time, more, everything") },
  { "form", NULL, NULL, "1 … 9", N_ ("Choose an answer of the question") },
  { "form", NULL, NULL, "Enter", N_ ("Next question") },
  { "form", NULL, NULL, "Y, N", N_ ("Answer a question of yes or no") },
  { "form", NULL, NULL, "Delete", N_ ("Take the chosen answer away") },
  { "form", NULL, NULL, "F7", N_ ("Key the form in from paper, and back") },
  { "form", NULL, NULL, "Backspace", N_ ("While keying in: the question before") },
  { "form", NULL, NULL, "F8", N_ ("The next question that is missing or wrong") },
  { "form", NULL, NULL, "Ctrl+Enter", N_ ("Finish the form") },
  { "session", NULL, NULL, "Numbers",
    N_ ("A set of vital signs; words are everything else. Typing always reaches the line") },
  { "session", NULL, NULL, "Enter", N_ ("Record the line") },
  { "session", NULL, NULL, "Tab", N_ ("Complete the word") },
  { "session", NULL, NULL, "Up, Down", N_ ("Earlier lines") },
  { "session", NULL, NULL, "Escape", N_ ("Clear the line") },
  { "session", NULL, NULL, "Alt+1 … Alt+0", N_ ("The ten quick events") },
  { "session", NULL, NULL, "Alt+P", N_ ("Pause or resume") },
  { "session", NULL, NULL, "Alt+R", N_ ("Rate") },
  { "session", NULL, NULL, "Alt+B", N_ ("Bolus") },
  { "session", NULL, NULL, "Alt+M", N_ ("Medicine") },
  { "session", NULL, NULL, "Alt+N", N_ ("Note") },
  { "session", NULL, NULL, "Alt+X", N_ ("Stop") },
  { "session", NULL, NULL, "Ctrl+Page Up, Ctrl+Page Down", N_ ("The step of the visit before, the next one") },
  { "session", NULL, NULL, "Alt+F", N_ ("Monitor's file") },
  { "session", NULL, NULL, "Alt+E", N_ ("Earlier sessions") },
  { "session", NULL, NULL, "F6", N_ ("Move between line, chart and table") },
  { "session", NULL, NULL, "Left, Right", N_ ("In the chart: move the cursor that reads it out") },
  { "session", NULL, NULL, "Ctrl+Left, Ctrl+Right", N_ ("In the chart: go from entry to entry") },
  { "session", NULL, NULL, "Ctrl++, Ctrl+-, Ctrl+0", N_ ("In the chart: see less time, more, the whole session") },
  { "session", NULL, NULL, "Return, Delete", N_ ("In the table: correct or strike out the entry") },
  { "session", NULL, NULL, "F12", N_ ("Emergency") },
  { "session", NULL, NULL, "Y, N, A", N_ ("In a checklist: yes, no, not applicable") },
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
    if (key->action != NULL)
      install_action (application, key->action);
}

char *
respite_key_dup_label (const RespiteKey *key)
{
  GdkModifierType modifiers;
  guint value;

  g_return_val_if_fail (key != NULL, NULL);

  if (key->accel == NULL)
    return g_strdup (_ (key->shown));
  if (!gtk_accelerator_parse (key->accel, &value, &modifiers))
    return g_strdup (key->accel);

  return gtk_accelerator_get_label (value, modifiers);
}
