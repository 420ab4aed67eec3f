-- One row per referral for a need: what the active source supplies.
{{ contract_rows('service_referrals') }}
