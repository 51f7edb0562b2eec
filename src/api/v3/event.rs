//! An event: one identification, with what each product says about it.

use crate::api::record::record;
use crate::api::v3::error_code::ApiError;
use crate::api::v3::identification::Identification;
use crate::api::v3::ip_info::{IpBlocklist, IpInfo};
use crate::api::v3::raw_device_attributes::RawDeviceAttributes;
use crate::api::v3::signals::{
    Botd, FactoryReset, Flag, HighActivity, Label, Proximity, Proxy, RareDevice, SuspectScore,
    Tampering, Velocity, VirtualMachine, Vpn,
};

record! {
    /// One identification of a visitor, with its smart signals.
    ///
    /// See <https://docs.fingerprint.com/reference/getevent>.
    #[derive(Default)]
    pub struct Event {
        /// What each product says about the event.
        products: Products as key,
    }
}

record! {
    /// What one product says, or why it says nothing: an event that was found may still lack some of its parts.
    #[derive(Default)]
    pub struct Product<T> {
        /// What the product says.
        data?: T,
        /// Why the product says nothing.
        error?: ApiError,
    }
}

record! {
    /// What each product says about an event.
    ///
    /// A product is absent when the workspace does not have it. Signals of mobile devices are also there
    /// for browsers, and say nothing about them.
    #[derive(Default)]
    #[serde(rename_all = "camelCase")]
    pub struct Products {
        /// Who the visitor is.
        identification?: Product<Identification>,
        /// Whether the visitor is a bot; browsers only.
        botd?: Product<Botd>,
        /// Whether there are apps that manage root access; Android only.
        root_apps?: Product<Flag>,
        /// Whether the app runs in an emulator; Android only.
        emulator?: Product<Flag>,
        /// The place and the network of the IP address.
        ip_info?: Product<IpInfo>,
        /// The lists of bad addresses that the IP address is on.
        ip_blocklist?: Product<IpBlocklist>,
        /// Whether the IP address is an exit node of the Tor network.
        tor?: Product<Flag>,
        /// Whether a VPN or another service that hides the address was used.
        vpn?: Product<Vpn>,
        /// Whether the IP address belongs to a proxy, public or residential.
        proxy?: Product<Proxy>,
        /// Whether the browser is in a private mode; browsers only.
        incognito?: Product<Flag>,
        /// Whether the browser or the device hides what it is.
        tampering?: Product<Tampering>,
        /// Whether the app is a copy, or runs in a profile made for copies; Android only.
        cloned_app?: Product<Flag>,
        /// When the device was last reset; Android and iOS.
        factory_reset?: Product<FactoryReset>,
        /// Whether the device is jailbroken; iOS only.
        jailbroken?: Product<Flag>,
        /// Whether the app is under the control of Frida; Android and iOS.
        frida?: Product<Flag>,
        /// Whether the browser keeps itself from being recognised, as Tor's does; browsers only.
        privacy_settings?: Product<Flag>,
        /// Whether the browser runs in a virtual machine; browsers only.
        virtual_machine?: Product<VirtualMachine>,
        /// The raw attributes of the browser or the device, by their names.
        raw_device_attributes?: Product<RawDeviceAttributes>,
        /// Whether the visitor makes unusually many requests.
        high_activity?: Product<HighActivity>,
        /// How rare the device is; browsers only, beta.
        rare_device?: Product<RareDevice>,
        /// Whether the device pretends to be somewhere else; Android and iOS.
        location_spoofing?: Product<Flag>,
        /// The weighted sum of all signals.
        suspect_score?: Product<SuspectScore>,
        /// Whether someone controls the device from afar; withdrawn by the vendor.
        remote_control?: Product<Flag>,
        /// How busy the visitor id, the IP address and the linked id were before.
        velocity?: Product<Velocity>,
        /// Whether the developer tools are open (browsers) or the developer options are on (mobile).
        developer_tools?: Product<Flag>,
        /// Whether someone read or changed the traffic on its way to the API; Android and iOS.
        mitm_attack?: Product<Flag>,
        /// The zone in which the device is.
        proximity?: Product<Proximity>,
        /// What the models that were trained for you say; beta.
        labels?: Product<Vec<Label>>,
    }
}
