"""What is known of stores, auditors and checks in; plans of the next rounds out."""
