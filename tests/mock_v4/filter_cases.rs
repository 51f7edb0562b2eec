//! The table of filters.

use serde_json::{Value, json};

/// Every filter with a value, a part of an event that it selects, and one that it leaves out.
pub(crate) fn cases() -> Vec<(&'static str, Value, Value)> {
    let mut cases = vec![
        (
            "visitor_id=v1",
            json!({ "identification": { "visitor_id": "v1" } }),
            json!({ "identification": { "visitor_id": "v2" } }),
        ),
        (
            "high_recall_id=r1",
            json!({ "supplementary_id_high_recall": { "visitor_id": "r1" } }),
            json!({ "supplementary_id_high_recall": { "visitor_id": "r2" } }),
        ),
        (
            "bot=all",
            json!({ "bot": "good" }),
            json!({ "bot": "not_detected" }),
        ),
        (
            "bot=all",
            json!({ "bot": "bad" }),
            json!({ "bot": "something_new" }),
        ),
        (
            "bot=good",
            json!({ "bot": "good" }),
            json!({ "bot": "bad" }),
        ),
        ("bot=bad", json!({ "bot": "bad" }), json!({ "bot": "good" })),
        (
            "bot=none",
            json!({ "bot": "not_detected" }),
            json!({ "bot": "bad" }),
        ),
        (
            "bot_info=all",
            json!({ "bot_info": { "name": "GPTBot" } }),
            json!({ "bot": "not_detected" }),
        ),
        (
            "bot_info_category=ai_agent&bot_info_category=ai_search",
            json!({ "bot_info": { "category": "ai_search" } }),
            json!({ "bot_info": { "category": "other" } }),
        ),
        (
            "bot_info_category=ai_agent,ai_search",
            json!({ "bot_info": { "category": "ai_agent,ai_search" } }),
            json!({ "bot_info": { "category": "ai_agent" } }),
        ),
        (
            "bot_info_identity=signed",
            json!({ "bot_info": { "identity": "signed" } }),
            json!({ "bot_info": { "identity": "spoofed" } }),
        ),
        (
            "bot_info_confidence=low&bot_info_confidence=high",
            json!({ "bot_info": { "confidence": "high" } }),
            json!({ "bot_info": { "confidence": "medium" } }),
        ),
        (
            "bot_info_provider=OpenAI",
            json!({ "bot_info": { "provider": "OpenAI" } }),
            json!({ "bot_info": { "provider": "openai" } }),
        ),
        (
            "bot_info_name=ChatGPT%20Agent&bot_info_name=x",
            json!({ "bot_info": { "name": "ChatGPT Agent" } }),
            json!({ "bot_info": { "name": "ChatGPT" } }),
        ),
        (
            "ip_address=10.0.0.1",
            json!({ "ip_address": "10.0.0.1" }),
            json!({ "ip_address": "10.0.0.2" }),
        ),
        (
            "ip_address=10.0.0.0/24",
            json!({ "ip_address": "10.0.0.2" }),
            json!({ "ip_address": "10.0.1.2" }),
        ),
        (
            "ip_address=2001:db8::/32",
            json!({ "ip_address": "2001:db8::5" }),
            json!({ "ip_address": "2001:db9::5" }),
        ),
        (
            "ip_address=2001%3Adb8%3A%3A5",
            json!({ "ip_address": "2001:db8:0:0::5" }),
            json!({ "ip_info": { "v6": { "address": "2001:db8::5" } } }),
        ),
        (
            "asn=64500",
            json!({ "ip_info": { "v4": { "asn": "64500" } } }),
            json!({ "ip_info": { "v4": { "asn": "645000" } } }),
        ),
        (
            "asn=64500",
            json!({ "ip_info": { "v6": { "asn": "64500" } } }),
            json!({ "ip_info": {} }),
        ),
        (
            "linked_id=a+b%2Bc",
            json!({ "linked_id": "a b+c" }),
            json!({ "linked_id": "a+b+c" }),
        ),
        (
            "url=https%3A%2F%2Fexample.com%2Flogin%3Fa%3D1",
            json!({ "url": "https://example.com/login?a=1" }),
            json!({ "url": "https://example.com/login" }),
        ),
        (
            "bundle_id=com.example",
            json!({ "bundle_id": "com.example" }),
            json!({ "package_name": "com.example" }),
        ),
        (
            "package_name=com.example",
            json!({ "package_name": "com.example" }),
            json!({ "bundle_id": "com.example" }),
        ),
        (
            "origin=https://example.com",
            json!({ "url": "https://Example.com:443/login" }),
            json!({ "url": "https://example.com:8443/login" }),
        ),
        (
            "origin=http://example.com:8080",
            json!({ "url": "http://example.com:8080?x" }),
            json!({ "url": "https://example.com:8080" }),
        ),
        (
            "factory_reset=true",
            json!({ "factory_reset_timestamp": 5 }),
            json!({ "factory_reset_timestamp": 0 }),
        ),
        (
            "factory_reset=false",
            json!({ "factory_reset_timestamp": 0 }),
            json!({ "factory_reset_timestamp": 5 }),
        ),
        (
            "vpn_confidence=low",
            json!({ "vpn_confidence": "low" }),
            json!({ "vpn_confidence": "high" }),
        ),
        (
            "min_suspect_score=7.5",
            json!({ "suspect_score": 8 }),
            json!({ "suspect_score": 7.5 }),
        ),
        (
            "min_suspect_score=-1",
            json!({ "suspect_score": 0 }),
            json!({ "suspect_score": "8" }),
        ),
        (
            "rare_device_percentile_bucket=p99.9%2B",
            json!({ "rare_device_percentile_bucket": "p99.9+" }),
            json!({ "rare_device_percentile_bucket": "<p95" }),
        ),
        (
            "rare_device_percentile_bucket=%3Cp95",
            json!({ "rare_device_percentile_bucket": "<p95" }),
            json!({ "rare_device_percentile_bucket": "p95" }),
        ),
        (
            "sdk_version=3.11.14",
            json!({ "sdk": { "version": "3.11.14" } }),
            json!({ "sdk": { "version": "3.11.1" } }),
        ),
        (
            "sdk_platform=ios",
            json!({ "sdk": { "platform": "ios" } }),
            json!({ "sdk": { "platform": "js" } }),
        ),
        (
            "environment=ae_1&environment=ae_2",
            json!({ "environment_id": "ae_2" }),
            json!({ "environment_id": "ae_3" }),
        ),
        (
            "proximity_id=z1",
            json!({ "proximity": { "id": "z1" } }),
            json!({ "proximity": { "id": "z2" } }),
        ),
        (
            "incremental_identification_status=completed",
            json!({ "incremental_identification_status": "completed" }),
            json!({ "incremental_identification_status": "partially_completed" }),
        ),
        (
            "source=edge",
            json!({ "source": "edge" }),
            json!({ "source": "device" }),
        ),
    ];
    let flags = [
        ("suspect=true", "suspect=false", "suspect"),
        ("vpn=true", "vpn=false", "vpn"),
        (
            "virtual_machine=true",
            "virtual_machine=false",
            "virtual_machine",
        ),
        ("tampering=true", "tampering=false", "tampering"),
        (
            "anti_detect_browser=true",
            "anti_detect_browser=false",
            "tampering_details.anti_detect_browser",
        ),
        ("incognito=true", "incognito=false", "incognito"),
        (
            "privacy_settings=true",
            "privacy_settings=false",
            "privacy_settings",
        ),
        ("jailbroken=true", "jailbroken=false", "jailbroken"),
        ("frida=true", "frida=false", "frida"),
        ("cloned_app=true", "cloned_app=false", "cloned_app"),
        ("emulator=true", "emulator=false", "emulator"),
        ("root_apps=true", "root_apps=false", "root_apps"),
        (
            "developer_tools=true",
            "developer_tools=false",
            "developer_tools",
        ),
        (
            "location_spoofing=true",
            "location_spoofing=false",
            "location_spoofing",
        ),
        ("mitm_attack=true", "mitm_attack=false", "mitm_attack"),
        ("rare_device=true", "rare_device=false", "rare_device"),
        ("proxy=true", "proxy=false", "proxy"),
        ("tor_node=true", "tor_node=false", "ip_blocklist.tor_node"),
        ("simulator=true", "simulator=false", "simulator"),
        ("active_call=true", "active_call=false", "active_call"),
    ];
    for (yes, no, path) in flags {
        let part = |value: bool| match path.split_once('.') {
            Some((outer, inner)) => json!({ outer: { inner: value } }),
            None => json!({ path: value }),
        };
        cases.push((yes, part(true), part(false)));
        cases.push((no, part(false), part(true)));
    }
    cases
}
