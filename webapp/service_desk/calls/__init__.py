"""Service calls: plan, change, move, cancel; each needs a ticket and somebody who goes."""
