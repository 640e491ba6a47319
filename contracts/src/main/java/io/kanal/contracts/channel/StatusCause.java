package io.kanal.contracts.channel;

import java.time.Instant;

/**
 * Why a channel is not simply connected.
 *
 * @param code the stable code that the panel translates by
 * @param message what is the matter, in English
 * @param remedy what to do about it, in English
 * @param since since when
 * @param actor who can do it
 */
public record StatusCause(String code, String message, String remedy, Instant since, Actor actor) {}
