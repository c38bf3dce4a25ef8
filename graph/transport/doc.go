// Package transport serves a generated GraphQL schema over HTTP: POST with a JSON body, GET for queries.
//
// A request is refused at the first step it fails, before the next one costs anything: method and media types, rate,
// size and form of the body, tokens and shape of the document, validation, variables, cost. Only then does it run, with
// a deadline, a share of the concurrency and a bound on the size of its answer.
//
// # Answers
//
// Every answer carries X-Request-Id, Cache-Control: no-store and the RateLimit headers. The body is
// application/graphql-response+json when the caller accepts it, application/json otherwise. An operation that was not
// executed has no data member. Error codes are those of package fault that the API publishes; a finer one, such as
// OVER_BALANCE, stands in extensions.reason.
//
//	status  code             when
//	200     -                executed, with or without errors in parts of it
//	400     BAD_USER_INPUT   the request is not well formed; the document does not parse or validate; a variable does not fit
//	401     UNAUTHENTICATED  introspection without signing in
//	403     FORBIDDEN        free text where only registered operations run
//	405     BAD_USER_INPUT   other methods than GET and POST; a mutation by GET
//	406     BAD_USER_INPUT   Accept names neither media type
//	413     LIMIT_EXCEEDED   body over the limit
//	415     BAD_USER_INPUT   another media type, charset or any Content-Encoding
//	422     LIMIT_EXCEEDED   document or answer over a limit
//	429     RATE_LIMITED     rate or concurrency; with Retry-After
//	500     INTERNAL         a failure outside of any field
//	503     LIMIT_EXCEEDED   over the time limit
//
// Callers that accept application/json only get 200 instead of 400 for a document that does not parse or validate and
// for a variable that does not fit, as the GraphQL over HTTP audit suite wants it. The suite is also why those failures
// are 400 and not, as the newest draft of the specification has it, 422.
//
// # Cost
//
// A scalar costs 0, an object with an id 1, any other object 0, a list 1 and its elements, a connection 2 and its
// elements, totals, totalCount and ageing 10, a mutation 10. Elements count as often as first, last, limit or the
// length of a list of ids says, or else as the defaults of Limits say. With the request header GraphQL-Cost: 1
// the answer has extensions.cost {requested limit available restoreRate}.
package transport
