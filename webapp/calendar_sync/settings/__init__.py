"""The settings of one integration."""
