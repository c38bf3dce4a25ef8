package graph

import (
	"context"

	"github.com/duebook/duebook/ent"
	"github.com/duebook/duebook/ent/viewer"
	"github.com/duebook/duebook/ent/webhookdelivery"
	"github.com/duebook/duebook/ent/webhookendpoint"
	"github.com/duebook/duebook/graph/gen"
	"github.com/duebook/duebook/server/webhook"
)

var (
	webhookEndpointOrder = order[ent.WebhookEndpoint]{list: "webhookEndpoints", column: webhookendpoint.FieldCreatedAt, desc: true,
		key: func(e *ent.WebhookEndpoint) any { return e.CreatedAt }, id: func(e *ent.WebhookEndpoint) int { return e.ID }}
	webhookDeliveryOrder = order[ent.WebhookDelivery]{list: "webhookDeliveries", column: webhookdelivery.FieldCreatedAt, desc: true,
		key: func(d *ent.WebhookDelivery) any { return d.CreatedAt }, id: func(d *ent.WebhookDelivery) int { return d.ID }}
)

func webhookDeliveryFilter(f *gen.WebhookDeliveryFilter) (c conditions) {
	if f != nil {
		equal(&c, webhookdelivery.FieldEndpointID, f.EndpointID)
		equal(&c, webhookdelivery.FieldAccountID, f.AccountID)
		oneOf(&c, webhookdelivery.FieldStatus, f.Status)
		oneOf(&c, webhookdelivery.FieldType, f.Type)
	}
	return c
}

func (l *look) webhookEndpoint(q *ent.WebhookEndpointQuery, a asked) {
	for _, f := range a.of("WebhookEndpoint") {
		switch {
		case f.name == "client" && l.can(viewer.ClientsManage):
			q.WithClient(func(q *ent.ApiClientQuery) { l.apiClient(q, f.asked) })
		case f.name == "account" && l.can(viewer.AccountsRead):
			q.WithAccount(func(q *ent.AccountQuery) { l.party(q, f.asked) })
		}
	}
}

func (l *look) webhookDelivery(q *ent.WebhookDeliveryQuery, a asked) {
	for _, f := range a.of("WebhookDelivery") {
		switch {
		case f.name == "endpoint":
			q.WithEndpoint(func(q *ent.WebhookEndpointQuery) { l.webhookEndpoint(q, f.asked) })
		case f.name == "account" && l.can(viewer.AccountsRead):
			q.WithAccount(func(q *ent.AccountQuery) { l.party(q, f.asked) })
		}
	}
}

// webhookSecretPayload ends a verb that made a secret.
func (r *Resolver) webhookSecretPayload(ctx context.Context, made *webhook.Made, err error) (*gen.WebhookSecretPayload, error) {
	wrong, err := mend(ctx, err)
	if err != nil {
		return nil, err
	}
	p := &gen.WebhookSecretPayload{UserErrors: wrong}
	if made != nil {
		p.Secret = some(made.Secret)
		p.Endpoint, err = changed[ent.WebhookEndpoint](ctx, r, "WebhookSecretPayload", "endpoint", made.ID)
	}
	return p, err
}

// webhookEndpointPayload ends a verb about an endpoint. Where it was refused, it shows what somebody else made of it.
func (r *Resolver) webhookEndpointPayload(ctx context.Context, id int, err error) (*gen.WebhookEndpointPayload, error) {
	wrong, err := mend(ctx, err)
	if err != nil {
		return nil, err
	}
	p := &gen.WebhookEndpointPayload{UserErrors: wrong}
	p.Endpoint, err = changed[ent.WebhookEndpoint](ctx, r, "WebhookEndpointPayload", "endpoint", id)
	return p, err
}

// webhookDeliveriesPayload ends a verb about messages.
func (r *Resolver) webhookDeliveriesPayload(ctx context.Context, ids []int, err error) (*gen.WebhookDeliveriesPayload, error) {
	wrong, err := mend(ctx, err)
	if err != nil {
		return nil, err
	}
	p := &gen.WebhookDeliveriesPayload{UserErrors: wrong, Deliveries: []ent.WebhookDelivery{}}
	if len(wrong) > 0 {
		return p, nil
	}
	rows, err := changedList[ent.WebhookDelivery](ctx, r, "WebhookDeliveriesPayload", "deliveries", ids)
	if err != nil {
		return nil, err
	}
	p.Deliveries = values(rows)
	return p, nil
}
