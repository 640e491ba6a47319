package io.kanal.test;

import reactor.blockhound.BlockHound;
import reactor.blockhound.integration.BlockHoundIntegration;

/** What BlockHound would report although it does not wait. */
public final class AllowedBlocking implements BlockHoundIntegration {

    @Override
    public void applyTo(BlockHound.Builder builder) {
        // Random bytes come from the kernel's generator, which does not block once the machine has started.
        builder.allowBlockingCallsInside("java.security.SecureRandom", "nextBytes");
        // Sentences are read from the class path once, like classes.
        builder.allowBlockingCallsInside("java.util.ResourceBundle", "getBundle");
        // Netty's own list leaves out where its allocator grows: it holds a lock for as long as it copies a few
        // references.
        builder.allowBlockingCallsInside(
                "io.netty.buffer.AdaptivePoolingAllocator$MagazineGroup", "tryExpandMagazines");
        // The sentences of Bean Validation are read from the class path once per language.
        builder.allowBlockingCallsInside(
                "org.hibernate.validator.resourceloading.PlatformResourceBundleLocator", "getResourceBundle");
    }
}
