"""Labels and sentences for stored values, as pages show them. Uses neither database nor pages."""
