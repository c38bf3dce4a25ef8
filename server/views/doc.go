// Package views owns the saved views of the app's lists, and what lists open with. It does not read the lists: a filter is
// kept as the address of the list writes it, and the app knows what it means.
//
// Audience. A view is its owner's, and nobody else knows of it, until the owner shares it with the team: then everyone of
// staff may use it, and its owner and those who manage users may change and delete it. Dealers and partners have no views.
// Views that the app brings itself have no rows; they are known by name.
//
// Defaults. A list opens with the person's own default, or else with that of the first of the person's roles that has one.
// A default of a role is a view of the team or one that the app brings. What is deleted, or taken back from the team, is
// nobody's default any more who may not see it.
package views
