//! The smart signals, which v4 has on fewer levels.

use crate::api::v3::signals::{
    BotdBot, BotdBotResult, HighActivity, Label, Proximity, ProxyDetails, RareDevice, VpnMethods,
    WebhookFactoryReset, WebhookFlag, WebhookProxy, WebhookSuspectScore, WebhookTampering,
    WebhookVirtualMachine, WebhookVpn,
};
use crate::api::v3::upgrade::draft::{Draft, settle_time};
use crate::api::v3::upgrade::place::{Place, guaranteed, sent};
use crate::api::v4::identification as v4_identification;
use crate::api::v4::signals as v4;

/// The signals that are one flag in v3, and one in v4.
macro_rules! flags {
    ($($name:ident $(for $of:ident)?,)*) => {
        impl Draft {
            $(
                pub(super) fn $name(&mut self, flag: WebhookFlag, mut at: Place<'_>) {
                    let WebhookFlag { result, other } = flag;
                    at.drop_fields(other);
                    $(let result = self.$of(result, &mut at, "result");)?
                    self.event.$name = result;
                }
            )*
        }
    };
}

flags! {
    incognito for of_browsers,
    root_apps,
    emulator,
    cloned_app,
    jailbroken,
    frida,
    privacy_settings for of_browsers,
    location_spoofing,
    developer_tools,
    mitm_attack,
}

impl Draft {
    /// Withdrawn by the vendor: v4 has no place for it.
    pub(super) fn remote_control(&mut self, flag: WebhookFlag, mut at: Place<'_>) {
        let WebhookFlag { result, other } = flag;
        at.drop_field("result", result);
        at.drop_fields(other);
    }

    pub(super) fn bot(&mut self, bot: BotdBot, mut at: Place<'_>) {
        let BotdBot {
            result,
            r#type,
            other,
        } = bot;
        let result = self.of_browsers(sent(result, "result", &other), &mut at, "result");
        self.event.bot = result.map(|result| match result {
            BotdBotResult::NotDetected => v4::BotResult::NotDetected,
            BotdBotResult::Good => v4::BotResult::Good,
            BotdBotResult::Bad => v4::BotResult::Bad,
            BotdBotResult::Other(result) => result.into(),
        });
        at.drop_fields(other);
        self.event.bot_type = self.of_browsers(r#type, &mut at, "type");
    }

    pub(super) fn vpn(&mut self, signal: WebhookVpn, mut at: Place<'_>) {
        let WebhookVpn {
            result,
            confidence,
            ml_score,
            origin_timezone,
            origin_country,
            methods,
            other,
        } = signal;
        at.drop_fields(other);
        self.event.vpn = result;
        self.event.vpn_confidence = confidence;
        self.event.vpn_ml_score = self.of_browsers(ml_score, &mut at, "mlScore");
        self.event.vpn_origin_timezone = origin_timezone;
        self.event.vpn_origin_country = origin_country;
        self.event.vpn_methods = methods.map(|methods| vpn_methods(methods, at.field("methods")));
    }

    pub(super) fn proxy(&mut self, signal: WebhookProxy, mut at: Place<'_>) {
        let WebhookProxy {
            result,
            confidence,
            details,
            ml_score,
            other,
        } = signal;
        at.drop_fields(other);
        self.event.proxy = result;
        self.event.proxy_confidence = confidence;
        self.event.proxy_ml_score = self.of_browsers(ml_score, &mut at, "mlScore");
        self.event.proxy_details = details
            .flatten()
            .map(|details| proxy_details(details, at.field("details")));
    }

    pub(super) fn tampering(&mut self, signal: WebhookTampering, mut at: Place<'_>) {
        let WebhookTampering {
            result,
            confidence,
            anomaly_score,
            ml_score,
            anti_detect_browser,
            other,
        } = signal;
        at.drop_fields(other);
        self.event.tampering = result;
        self.event.tampering_confidence = confidence;
        self.event.tampering_ml_score = ml_score;
        if anomaly_score.is_some() || anti_detect_browser.is_some() {
            self.event.tampering_details = Some(v4::TamperingDetails {
                anomaly_score,
                anti_detect_browser,
                ..v4::TamperingDetails::default()
            });
        }
    }

    /// The text says the same as the number, and more clearly: v3 does not say in which unit the number is.
    pub(super) fn factory_reset(&mut self, signal: WebhookFactoryReset, mut at: Place<'_>) {
        let WebhookFactoryReset {
            time,
            timestamp,
            other,
        } = signal;
        at.drop_fields(other);
        let mut reset = None;
        settle_time(&mut reset, time, &mut at, "time");
        let said = |timestamp: &i64| {
            reset == Some(*timestamp) || reset.map(|ms| ms.div_euclid(1000)) == Some(*timestamp)
        };
        if reset.is_none() {
            reset = timestamp;
        } else {
            at.drop_field("timestamp", timestamp.filter(|timestamp| !said(timestamp)));
        }
        self.event.factory_reset_timestamp = reset;
    }

    pub(super) fn virtual_machine(&mut self, signal: WebhookVirtualMachine, mut at: Place<'_>) {
        let WebhookVirtualMachine {
            result,
            ml_score,
            other,
        } = signal;
        at.drop_fields(other);
        self.event.virtual_machine = self.of_browsers(result, &mut at, "result");
        self.event.virtual_machine_ml_score = self.of_browsers(ml_score, &mut at, "mlScore");
    }

    pub(super) fn high_activity(&mut self, signal: HighActivity, mut at: Place<'_>) {
        let HighActivity {
            result,
            daily_requests,
            other,
        } = signal;
        at.drop_field("dailyRequests", daily_requests);
        self.event.high_activity_device = sent(result, "result", &other);
        at.drop_fields(other);
    }

    pub(super) fn rare_device(&mut self, signal: RareDevice, mut at: Place<'_>) {
        let RareDevice {
            result,
            percentile_bucket,
            other,
        } = signal;
        at.drop_fields(other);
        self.event.rare_device = self.of_browsers(result, &mut at, "result");
        self.event.rare_device_percentile_bucket =
            self.of_browsers(percentile_bucket, &mut at, "percentileBucket");
    }

    pub(super) fn suspect_score(&mut self, score: WebhookSuspectScore, mut at: Place<'_>) {
        let WebhookSuspectScore { result, other } = score;
        at.drop_fields(other);
        self.event.suspect_score = result;
    }

    pub(super) fn proximity(&mut self, zone: Proximity, mut at: Place<'_>) {
        let Proximity {
            id,
            precision_radius,
            confidence,
            other,
        } = zone;
        let mut to = v4_identification::Proximity::default();
        to.id = guaranteed(sent(id, "id", &other), "id", &mut to.other);
        let radius = sent(precision_radius, "precisionRadius", &other);
        to.precision_radius = guaranteed(radius, "precision_radius", &mut to.other);
        let confidence = sent(confidence, "confidence", &other);
        to.confidence = guaranteed(confidence, "confidence", &mut to.other);
        at.drop_fields(other);
        self.event.proximity = Some(to);
    }

    pub(super) fn labels(&mut self, labels: Vec<(usize, Label)>, mut at: Place<'_>) {
        let labels = labels.into_iter().filter_map(|(index, from)| {
            let mut at = at.item(index);
            if sent(&from.label, "label", &from.other).is_none() {
                at.drop_value(from);
                return None;
            }
            let Label {
                label,
                prediction,
                ml_score,
                other,
            } = from;
            at.drop_fields(other);
            Some(v4::Label {
                label,
                prediction,
                ml_score,
                ..v4::Label::default()
            })
        });
        self.event.labels = Some(labels.collect());
    }
}

fn vpn_methods(methods: VpnMethods, mut at: Place<'_>) -> v4::VpnMethods {
    let VpnMethods {
        timezone_mismatch,
        public_vpn,
        auxiliary_mobile,
        os_mismatch,
        relay,
        ml_prediction,
        other,
    } = methods;
    let methods = v4::VpnMethods {
        timezone_mismatch: sent(timezone_mismatch, "timezoneMismatch", &other),
        public_vpn: sent(public_vpn, "publicVPN", &other),
        auxiliary_mobile: sent(auxiliary_mobile, "auxiliaryMobile", &other),
        os_mismatch: sent(os_mismatch, "osMismatch", &other),
        relay: sent(relay, "relay", &other),
        ml_prediction,
        ..v4::VpnMethods::default()
    };
    at.drop_fields(other);
    methods
}

fn proxy_details(details: ProxyDetails, mut at: Place<'_>) -> v4::ProxyDetails {
    let ProxyDetails {
        proxy_type,
        last_seen_at,
        other,
    } = details;
    let mut to = v4::ProxyDetails::default();
    let proxy_type = sent(proxy_type, "proxyType", &other);
    to.proxy_type = guaranteed(proxy_type, "proxy_type", &mut to.other);
    settle_time(&mut to.last_seen_at, last_seen_at, &mut at, "lastSeenAt");
    at.drop_fields(other);
    to
}
