package viewer

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
)

// Permission is the right to do one kind of thing, in the form resource:verb. A partner's scopes are permissions too.
type Permission string

// The permissions, by resource.
const (
	AccountsRead    Permission = "accounts:read"
	AccountsWrite   Permission = "accounts:write"
	BooksAssign     Permission = "books:assign"
	ContractsRead   Permission = "contracts:read"
	ContractsWrite  Permission = "contracts:write"
	InventoryRead   Permission = "inventory:read"
	InventoryWrite  Permission = "inventory:write"
	InvoicesRead    Permission = "invoices:read"
	InvoicesPost    Permission = "invoices:post"
	CatalogueWrite  Permission = "catalogue:write"
	TimeRead        Permission = "time:read"
	TimeWrite       Permission = "time:write"
	TimeApprove     Permission = "time:approve"
	BillingRead     Permission = "billing:read"
	BillingRun      Permission = "billing:run"
	BillingApprove  Permission = "billing:approve"
	TemplatesWrite  Permission = "templates:write"
	DeliveriesSend  Permission = "deliveries:send"
	PaymentsRead    Permission = "payments:read"
	PaymentsRecord  Permission = "payments:record"
	PaymentsApply   Permission = "payments:apply"
	PaymentsReverse Permission = "payments:reverse"
	CreditsRead     Permission = "credits:read"
	CreditsRequest  Permission = "credits:request"
	CreditsApprove  Permission = "credits:approve"
	AdjustmentsPost Permission = "adjustments:post"
	LedgerRead      Permission = "ledger:read"
	PeriodsClose    Permission = "periods:close"
	ReportsRead     Permission = "reports:read"
	NotesRead       Permission = "notes:read"
	NotesWrite      Permission = "notes:write"
	FilesWrite      Permission = "files:write"
	ImportsRun      Permission = "imports:run"
	ExportsRun      Permission = "exports:run"
	AuditRead       Permission = "audit:read"
	UsersRead       Permission = "users:read"
	UsersManage     Permission = "users:manage"
	ClientsManage   Permission = "clients:manage"
	WebhooksRead    Permission = "webhooks:read"
	WebhooksManage  Permission = "webhooks:manage"
)

// Role is a job in the department, or a kind of outsider.
type Role string

// The roles.
const (
	Admin       Role = "ADMIN"
	Manager     Role = "MANAGER"
	Biller      Role = "BILLER"
	CashApplier Role = "CASH_APPLIER"
	Collector   Role = "COLLECTOR"
	Processor   Role = "PROCESSOR"
	Resolver    Role = "RESOLVER"
	Auditor     Role = "AUDITOR"
	Dealer      Role = "DEALER"
	Partner     Role = "PARTNER"
)

// Roles lists every role in the order people read them.
func Roles() []Role {
	return []Role{Admin, Manager, Biller, CashApplier, Collector, Processor, Resolver, Auditor, Dealer, Partner}
}

// Values implements ent's enum interface.
func (Role) Values() (s []string) {
	for _, r := range Roles() {
		s = append(s, string(r))
	}
	return s
}

// Bound reports whether the role is confined to named accounts and their descendants.
func (r Role) Bound() bool { return r == Dealer || r == Partner }

var staffRead = []Permission{AccountsRead, ContractsRead, InventoryRead, InvoicesRead, PaymentsRead, CreditsRead, ReportsRead, NotesRead, ExportsRun}

func with(base []Permission, more ...Permission) []Permission {
	return append(slices.Clone(base), more...)
}

// table is the one place where rights are declared. The server's verbs, the rows' policies, the screens' buttons and
// the documentation's roles page all read it.
var table = map[Role][]Permission{
	Admin: with(staffRead, AccountsWrite, BooksAssign, LedgerRead, NotesWrite, FilesWrite, ImportsRun, AuditRead, UsersRead, UsersManage, ClientsManage, WebhooksRead, WebhooksManage),
	Manager: with(staffRead, AccountsWrite, BooksAssign, ContractsWrite, CatalogueWrite, InventoryWrite, TimeRead, TimeWrite, TimeApprove, BillingRead, BillingRun,
		BillingApprove, TemplatesWrite, DeliveriesSend, InvoicesPost, PaymentsRecord, PaymentsApply, PaymentsReverse,
		CreditsRequest, CreditsApprove, AdjustmentsPost, LedgerRead, PeriodsClose, NotesWrite, FilesWrite, ImportsRun, AuditRead, UsersRead),
	Biller: with(staffRead, AccountsWrite, ContractsWrite, CatalogueWrite, InventoryWrite, TimeRead, TimeWrite, TimeApprove, BillingRead, BillingRun,
		TemplatesWrite, DeliveriesSend, InvoicesPost, CreditsRequest, LedgerRead, NotesWrite, FilesWrite, ImportsRun),
	CashApplier: with(staffRead, PaymentsRecord, PaymentsApply, PaymentsReverse, AdjustmentsPost, LedgerRead, NotesWrite, FilesWrite, ImportsRun),
	Collector:   with(staffRead, CreditsRequest, NotesWrite, FilesWrite),
	Processor:   with(staffRead, InventoryWrite, TimeRead, TimeWrite, NotesWrite, FilesWrite),
	Resolver:    {AccountsRead, InvoicesRead, NotesRead, NotesWrite},
	Auditor:     with(staffRead, TimeRead, BillingRead, LedgerRead, AuditRead, UsersRead, WebhooksRead),
	Dealer:      {AccountsRead, ContractsRead, InvoicesRead, PaymentsRead, CreditsRead, ReportsRead, ExportsRun},
	Partner: {AccountsRead, ContractsRead, InventoryRead, InvoicesRead, PaymentsRead, CreditsRead, ReportsRead, ExportsRun,
		InvoicesPost, PaymentsRecord, PaymentsApply, WebhooksRead, WebhooksManage},
}

// Grants is what a role may do. A partner's client has only the part of it that its scopes name.
func Grants(r Role) []Permission { return slices.Clone(table[r]) }

// Permissions lists every permission that some role has, in order.
func Permissions() []Permission {
	set := map[Permission]bool{}
	for _, ps := range table {
		for _, p := range ps {
			set[p] = true
		}
	}
	return slices.Sorted(maps.Keys(set))
}

// MarshalGQL implements graphql.Marshaler.
func (r Role) MarshalGQL(w io.Writer) { _, _ = io.WriteString(w, strconv.Quote(string(r))) }

// UnmarshalGQL implements graphql.Unmarshaler.
func (r *Role) UnmarshalGQL(v any) error {
	s, _ := v.(string)
	if *r = Role(s); !slices.Contains(Roles(), *r) {
		return fmt.Errorf("%q is not a role", s)
	}
	return nil
}
