//! The body of a webhook, which has on one level what an event has under its products.

use serde_json::Value;

use crate::api::v3::upgrade::browser::is_mobile;
use crate::api::v3::upgrade::draft::Draft;
use crate::api::v3::upgrade::identification::Facts;
use crate::api::v3::upgrade::place::{Place, sent};
use crate::api::v3::webhook::{SupplementaryId, Webhook};

impl Draft {
    pub(super) fn take_webhook(&mut self, webhook: Webhook, mut at: Place<'_>) {
        let Webhook {
            request_id,
            url,
            ip,
            environment_id,
            tag,
            time,
            timestamp,
            ip_location,
            linked_id,
            visitor_id,
            visitor_found,
            confidence,
            first_seen_at,
            last_seen_at,
            browser_details,
            incognito,
            client_referrer,
            components,
            bot,
            user_agent,
            root_apps,
            emulator,
            ip_info,
            ip_blocklist,
            tor,
            vpn,
            proxy,
            tampering,
            cloned_app,
            factory_reset,
            jailbroken,
            frida,
            privacy_settings,
            virtual_machine,
            raw_device_attributes,
            high_activity,
            location_spoofing,
            suspect_score,
            remote_control,
            velocity,
            developer_tools,
            mitm_attack,
            rare_device,
            replayed,
            sdk,
            supplementary_ids,
            proximity,
            mut other,
        } = webhook;
        let sdk = sent(sdk, "sdk", &other);
        // A visit has none, so that there is nothing to tell about its absence.
        if other.get("sdk").is_some_and(Value::is_null) {
            other.remove("sdk");
        }
        self.is_mobile = is_mobile(sdk.as_ref(), browser_details.as_ref());
        if components.is_some() {
            at.drop_entries("components", &mut other);
        }
        if raw_device_attributes.is_some() {
            at.drop_entries("rawDeviceAttributes", &mut other);
        }
        /// A signal that is there, to its method.
        macro_rules! take {
            ($signal:ident as $name:literal) => {
                if let Some(signal) = $signal {
                    self.$signal(signal, at.field($name));
                }
            };
        }
        take!(raw_device_attributes as "rawDeviceAttributes");
        take!(bot as "bot");
        take!(root_apps as "rootApps");
        take!(emulator as "emulator");
        take!(ip_info as "ipInfo");
        take!(ip_blocklist as "ipBlocklist");
        take!(tor as "tor");
        take!(vpn as "vpn");
        take!(proxy as "proxy");
        take!(tampering as "tampering");
        take!(cloned_app as "clonedApp");
        take!(factory_reset as "factoryReset");
        take!(jailbroken as "jailbroken");
        take!(frida as "frida");
        take!(privacy_settings as "privacySettings");
        take!(virtual_machine as "virtualMachine");
        take!(high_activity as "highActivity");
        take!(rare_device as "rareDevice");
        take!(location_spoofing as "locationSpoofing");
        take!(suspect_score as "suspectScore");
        take!(remote_control as "remoteControl");
        take!(velocity as "velocity");
        take!(developer_tools as "developerTools");
        take!(mitm_attack as "mitmAttack");
        take!(proximity as "proximity");
        let identity = SupplementaryId {
            visitor_id,
            visitor_found,
            confidence,
            first_seen_at,
            last_seen_at,
            ..SupplementaryId::default()
        };
        if let Some(ids) = supplementary_ids {
            self.supplementary_ids(ids, &identity, at.field("supplementaryIds"));
        }
        let facts = Facts {
            request_id: sent(request_id, "requestId", &other),
            timestamp: sent(timestamp, "timestamp", &other),
            time: sent(time, "time", &other),
            identity,
            browser_details,
            user_agent,
            incognito,
            ip: sent(ip, "ip", &other),
            ip_location,
            linked_id,
            url: sent(url, "url", &other),
            client_referrer,
            tag,
            components,
            replayed,
            sdk,
            environment_id,
            suspect: None,
        };
        at.drop_fields(other);
        self.facts(facts, at, "tag");
    }
}
