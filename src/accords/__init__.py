"""accords: a negotiation-analysis and mediation-support system."""
