package io.kanal.auth.audit;

import java.util.Locale;

/** What people do here that stands in the audit trail. */
public enum Action {
    /** Somebody showed the right password. */
    SIGNED_IN,
    /** Somebody did not. */
    SIGN_IN_REFUSED,
    /** A person may join. */
    PERSON_INVITED,
    /** A person may do more or less than before. */
    ROLE_CHANGED,
    /** A person may no longer sign in. */
    PERSON_DEACTIVATED,
    /** A person may sign in again. */
    PERSON_ACTIVATED,
    /** A link was made with which a person chooses a new password. */
    PASSWORD_LINK_MADE,
    /** A person has a new password. */
    PASSWORD_CHANGED,
    /** A person chose a password with a link. */
    INVITATION_ACCEPTED,
    /** A person ended all sessions of the own account. */
    SIGNED_OUT_EVERYWHERE;

    /** The stable code of an action, of this service or another, such as {@code role-changed}. */
    static String codeOf(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
