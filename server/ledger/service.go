package ledger

import "github.com/duebook/duebook/server/store"

// Service runs the ledger's verbs and reports.
type Service struct{ DB *store.DB }
