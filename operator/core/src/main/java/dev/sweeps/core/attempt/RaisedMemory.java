package dev.sweeps.core.attempt;

/**
 * The memory of the attempts that follow one which ran out of it.
 *
 * @param times how often it was raised, from 1
 * @param bytes limit of the container that runs the program
 */
public record RaisedMemory(int times, long bytes) {}
