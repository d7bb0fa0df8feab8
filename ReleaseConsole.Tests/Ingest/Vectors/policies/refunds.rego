# Who may refund how much.
package shop.refunds

import rego.v1

default allow := false

allow if {
	input.amount <= 50
	not input.flagged
}

deny contains msg if {
	input.amount > 50
	msg := sprintf("%v is above the limit {50}", [input.amount])
}
